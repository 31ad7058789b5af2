/// Nights from a day on.
public struct Stay: Equatable, Sendable {
    public let first: Int
    public let nights: Int

    public init(first: Int, nights: Int) {
        self.first = first
        self.nights = nights
    }

    public func overlaps(_ other: Stay) -> Bool {
        first <= other.first + other.nights && other.first <= first + nights
    }
}
