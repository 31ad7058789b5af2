import LedgerCore
import LedgerMoney
import LedgerStore

/// Draws a report from a journal by reading it once.
public protocol EntryAggregator {
    associatedtype Report: Sendable

    mutating func consume(_ entry: JournalEntry) throws

    /// The report on all that was consumed.
    func finish() throws -> Report
}

extension EntryAggregator {
    /// Reads `entries` and returns the report on them.
    public func report(on entries: some Sequence<JournalEntry>) throws -> Report {
        var copy = self
        for entry in entries {
            try copy.consume(entry)
        }
        return try copy.finish()
    }

    /// Reads a store page by page, up to the end of `lastDay` if there is one.
    public func report<Store: JournalStore>(
        on store: Store, through lastDay: LedgerDate? = nil, pageSize: Int = 100
    ) async throws -> Report where Self: Sendable {
        var copy = self
        var cursor: Store.Cursor?
        repeat {
            let page = try await store.page(from: cursor, limit: max(1, pageSize))
            for entry in page.entries where entry.date <= lastDay ?? entry.date {
                try copy.consume(entry)
            }
            cursor = page.next
        } while cursor != nil
        return try copy.finish()
    }
}

/// Amounts in several currencies; one that is zero is still listed.
public struct Amounts: Hashable, Sendable {
    private var byCurrency: [Currency: Money] = [:]

    public init() {}

    public var isEmpty: Bool { byCurrency.isEmpty }

    /// In the order of the currencies' codes.
    public var sorted: [Money] {
        byCurrency.values.sorted { $0.currency < $1.currency }
    }

    public subscript(currency: Currency) -> Money {
        byCurrency[currency] ?? .zero(currency)
    }

    public mutating func add(_ amount: Money) throws {
        byCurrency[amount.currency] = try self[amount.currency].adding(amount)
    }

    public mutating func add(_ other: Amounts) throws {
        for amount in other.byCurrency.values {
            try add(amount)
        }
    }
}
