import LedgerCore

/// Keeps the journal in memory, for tests and for small tools.
public actor MemoryJournalStore: JournalStore {
    private var entries: [JournalEntry] = []
    private var positions: [EntryID: Int] = [:]

    public init() {}

    /// Starts with `entries`.
    /// - Throws: `LedgerError.duplicateEntry`.
    public init(_ entries: [JournalEntry]) throws {
        for entry in entries {
            guard positions.updateValue(self.entries.count, forKey: entry.id) == nil else {
                throw LedgerError.duplicateEntry(entry.id)
            }
            self.entries.append(entry)
        }
    }

    public var count: Int { entries.count }

    public var nextID: EntryID { positions.keys.max()?.next ?? 1 }

    public func append(_ entry: JournalEntry) throws {
        guard positions[entry.id] == nil else {
            throw LedgerError.duplicateEntry(entry.id)
        }
        positions[entry.id] = entries.count
        entries.append(entry)
    }

    public func entry(_ id: EntryID) -> JournalEntry? {
        positions[id].map { entries[$0] }
    }

    public func page(from cursor: Int?, limit: Int) -> JournalPage<Int> {
        let start = min(max(0, cursor ?? 0), entries.count)
        let end = min(start + max(0, limit), entries.count)
        return JournalPage(entries: Array(entries[start..<end]), next: end < entries.count ? end : nil)
    }
}
