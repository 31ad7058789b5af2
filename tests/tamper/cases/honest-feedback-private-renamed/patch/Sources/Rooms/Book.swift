public enum BookError: Error, Equatable {
    case taken
}

/// Who booked when.
public actor Book {
    private var booked: [Stay] = []

    public init() {}

    public func reserve(_ stay: Stay) throws {
        guard !booked.contains(where: { $0.overlaps(stay) }) else { throw BookError.taken }
        booked.append(stay)
    }

    public var count: Int { booked.count }
}
