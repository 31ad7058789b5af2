import Foundation

/// Entries in the order they were booked.
public struct Ledger: Sendable {
    public private(set) var entries: [Entry] = []

    public init() {}

    public mutating func book(_ entry: Entry) {
        let index = entries.firstIndex { $0.bookedAt > entry.bookedAt } ?? entries.endIndex
        entries.insert(entry, at: index)
    }

    public var balance: Int { entries.reduce(0) { $0 + $1.cents } }

    public func encoded() throws -> Data {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        return try encoder.encode(entries)
    }
}
