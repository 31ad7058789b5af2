import LedgerMoney

/// One thing that must hold for an entry before it is booked.
public protocol EntryRule: Sendable {
    /// - Throws: `LedgerError` if the entry breaks the rule.
    func check(_ entry: JournalEntry, in chart: ChartOfAccounts) throws
}

/// An entry has at least two postings, and all are positive.
public struct PostingsRule: EntryRule {
    public init() {}

    public func check(_ entry: JournalEntry, in chart: ChartOfAccounts) throws {
        guard entry.postings.count >= 2 else {
            throw LedgerError.tooFewPostings(entry.postings.count)
        }
        for posting in entry.postings where posting.amount.minor <= 0 {
            throw LedgerError.notPositive(posting.account, posting.amount)
        }
    }
}

/// Every account exists, is open on the day of the entry, and holds the currency.
public struct AccountsRule: EntryRule {
    public init() {}

    public func check(_ entry: JournalEntry, in chart: ChartOfAccounts) throws {
        for posting in entry.postings {
            let account = try chart.account(at: posting.account)
            if let closedOn = account.closedOn, !account.isOpen(on: entry.date) {
                throw LedgerError.accountClosed(account.path, on: closedOn)
            }
            if let expected = account.currency, expected != posting.amount.currency {
                throw LedgerError.wrongCurrency(account.path, expected: expected, found: posting.amount.currency)
            }
        }
    }
}

/// In each currency debits and credits are equal.
public struct BalancedRule: EntryRule {
    public init() {}

    public func check(_ entry: JournalEntry, in chart: ChartOfAccounts) throws {
        let groups = Dictionary(grouping: entry.postings, by: \.amount.currency)
        for (currency, postings) in groups.sorted(by: { $0.key < $1.key }) {
            let difference = try postings.map { try $0.signedAmount() }.total(in: currency)
            guard difference.isZero else {
                throw LedgerError.unbalanced(difference)
            }
        }
    }
}

/// Checks an entry by several rules, in order; the first broken one counts.
public struct EntryValidator: Sendable {
    private let rules: [any EntryRule]

    public init(rules: [any EntryRule] = EntryValidator.standardRules) {
        self.rules = rules
    }

    public static let standardRules: [any EntryRule] = [PostingsRule(), AccountsRule(), BalancedRule()]

    public func validate(_ entry: JournalEntry, in chart: ChartOfAccounts) throws {
        for rule in rules {
            try rule.check(entry, in: chart)
        }
    }

    /// The first problem of each entry that has one, in the order of the entries.
    public func problems(
        of entries: some Sequence<JournalEntry>, in chart: ChartOfAccounts
    ) -> [(id: EntryID, error: any Error)] {
        entries.compactMap { entry in
            do {
                try validate(entry, in: chart)
                return nil
            } catch {
                return (entry.id, error)
            }
        }
    }
}
