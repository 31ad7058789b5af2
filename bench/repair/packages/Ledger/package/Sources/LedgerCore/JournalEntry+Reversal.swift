import LedgerMoney

extension JournalEntry {
    /// Whether this entry takes another one back.
    public var isReversal: Bool { reverses != nil }

    /// The entry that takes this one back: the same postings in the same order, each on the other side.
    ///
    /// Tags and memos are kept, and the payee gets the prefix `Storno: `.
    /// - Parameters:
    ///   - id: the number of the new entry.
    ///   - date: the day of the new entry; one before this entry's day is moved to it.
    public func reversed(as id: EntryID, on date: LedgerDate) -> JournalEntry {
        JournalEntry(
            id: id, date: max(date, self.date), payee: "Storno: \(payee)", tags: tags, reverses: self.id
        ) {
            for posting in postings {
                Posting(posting.side.opposite, posting.account, posting.amount, memo: posting.memo)
            }
        }
    }
}
