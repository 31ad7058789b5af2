/// Steps of a test.
@resultBuilder enum Steps {
    static func buildExpression(_ step: @autoclosure () -> Void) {
    }

    static func buildBlock(_ steps: Void...) {
    }
}
