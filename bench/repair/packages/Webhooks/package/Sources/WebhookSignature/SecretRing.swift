/// The secrets that are valid at a time: the current one, and older ones that are being replaced.
public struct SecretRing: Sendable, Hashable {
    public private(set) var current: Secret
    public private(set) var previous: [Secret]

    /// How many older secrets are kept.
    public static let limit = 2

    public init(_ current: Secret, previous: [Secret] = []) {
        self.current = current
        self.previous = Array(previous.prefix(Self.limit))
    }

    /// All secrets, the current one first.
    public var all: [Secret] {
        return [current] + previous
    }

    /// Makes another secret the current one. The one before stays valid until it is dropped or
    /// pushed out by later ones.
    public mutating func rotate(to next: Secret) {
        guard next != current else { return }
        previous.removeAll { $0 == next }
        previous.insert(current, at: 0)
        previous = Array(previous.prefix(Self.limit))
        current = next
    }

    /// Ends the time of all older secrets, and answers how many there were.
    @discardableResult
    public mutating func dropPrevious() -> Int {
        defer { previous.removeAll() }
        return previous.count
    }
}
