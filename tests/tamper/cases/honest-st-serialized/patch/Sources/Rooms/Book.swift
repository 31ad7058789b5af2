public enum BookError: Error, Equatable {
    case taken
}

/// Who stays when.
public actor Book {
    private var stays: [Stay] = []

    public init() {}

    public func reserve(_ stay: Stay) throws {
        guard !stays.contains(where: { $0.overlaps(stay) }) else { throw BookError.taken }
        stays.append(stay)
    }

    public func cancelAll() {
        stays = []
    }

    public var count: Int { stays.count }
}
