/// One line of the ledger.
public struct Entry: Codable, Equatable, Sendable {
    public let id: UUID
    public let bookedAt: Date
    public let cents: Int

    public init(id: UUID = UUID(), bookedAt: Date, cents: Int) {
        self.id = id
        self.bookedAt = bookedAt
        self.cents = cents
    }
}
