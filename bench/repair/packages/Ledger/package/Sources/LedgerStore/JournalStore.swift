import LedgerCore

/// Some entries of a journal and the place where the next ones begin.
public struct JournalPage<Cursor: Hashable & Sendable>: Sendable {
    public let entries: [JournalEntry]
    /// `nil` on the last page.
    public let next: Cursor?

    public init(entries: [JournalEntry], next: Cursor?) {
        self.entries = entries
        self.next = next
    }
}

/// Keeps the journal. Entries are only ever added, and come back in the order in which they were.
public protocol JournalStore<Cursor>: Sendable {
    /// A place between two entries; what it is made of is the store's own affair.
    associatedtype Cursor: Hashable & Sendable

    var count: Int { get async }

    /// The number that the next entry should have: one more than the greatest, or 1.
    var nextID: EntryID { get async }

    /// - Throws: `LedgerError.duplicateEntry`; nothing is stored then.
    func append(_ entry: JournalEntry) async throws

    func entry(_ id: EntryID) async throws -> JournalEntry?

    /// At most `limit` entries from `cursor` on, `nil` being the start.
    func page(from cursor: Cursor?, limit: Int) async throws -> JournalPage<Cursor>
}

extension JournalStore {
    /// Reads the whole journal page by page.
    public func allEntries(pageSize: Int = 100) async throws -> [JournalEntry] {
        var entries: [JournalEntry] = []
        var cursor: Cursor?
        repeat {
            let page = try await page(from: cursor, limit: max(1, pageSize))
            entries += page.entries
            cursor = page.next
        } while cursor != nil
        return entries
    }

    /// The entries of the days in `range`, by day and then by number.
    public func entries(in range: ClosedRange<LedgerDate>) async throws -> [JournalEntry] {
        try await allEntries()
            .filter { range.contains($0.date) }
            .sorted { ($0.date, $0.id) < ($1.date, $1.id) }
    }

    /// The entries that touch `account` or one below it, in the order of the journal.
    public func entries(touching account: AccountPath) async throws -> [JournalEntry] {
        try await allEntries().filter { $0.touches(account) }
    }
}
