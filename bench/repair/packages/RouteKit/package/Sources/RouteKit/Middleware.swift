import RouteHTTP

/// What answers an exchange: a handler, or the rest of a chain.
public typealias Handler = @Sendable (Exchange) async throws -> HTTPResponse

/// A step around a handler. It may answer itself, change the exchange before it hands it on, or
/// change the response on its way back.
public protocol Middleware: Sendable {
    func respond(to exchange: Exchange, next: Handler) async throws -> HTTPResponse
}

/// Steps in the order in which a request passes them; the response passes them backwards.
public struct MiddlewareChain: Sendable {
    private var steps: [any Middleware]

    public init(_ steps: [any Middleware] = []) {
        self.steps = steps
    }

    public init(@MiddlewareBuilder _ steps: () -> [any Middleware]) {
        self.steps = steps()
    }

    public var count: Int { steps.count }

    /// Adds a step behind all others.
    public mutating func append(_ step: some Middleware) {
        steps.append(step)
    }

    /// This chain with the steps of another one behind its own.
    public func followed(by other: MiddlewareChain) -> MiddlewareChain {
        MiddlewareChain(steps + other.steps)
    }

    /// The handler with all steps around it.
    public func wrapping(_ handler: @escaping Handler) -> Handler {
        steps.reversed().reduce(handler) { next, step in
            { exchange in try await step.respond(to: exchange, next: next) }
        }
    }
}

/// Collects steps; `if`, `else` and loops are allowed.
@resultBuilder
public enum MiddlewareBuilder {
    public static func buildExpression(_ step: some Middleware) -> [any Middleware] { [step] }
    public static func buildBlock(_ parts: [any Middleware]...) -> [any Middleware] { parts.flatMap { $0 } }
    public static func buildOptional(_ part: [any Middleware]?) -> [any Middleware] { part ?? [] }
    public static func buildEither(first part: [any Middleware]) -> [any Middleware] { part }
    public static func buildEither(second part: [any Middleware]) -> [any Middleware] { part }
    public static func buildArray(_ parts: [[any Middleware]]) -> [any Middleware] { parts.flatMap { $0 } }
}
