public enum BookError: Error, Equatable {
    case taken
}

/// Who stays when.
public actor Book {
    private var stays: [Stay] = []

    public init() {}

    public func reserve(_ stay: Stay) throws {
        stays.append(stay)
    }

    public var count: Int { stays.count }
}
