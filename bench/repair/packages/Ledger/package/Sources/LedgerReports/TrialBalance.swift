import LedgerCore
import LedgerMoney

/// The sums of debits and credits of every account.
public struct TrialBalance: Hashable, Sendable {
    public struct Row: Hashable, Codable, Sendable {
        public let account: AccountPath
        public let debit: Money
        public let credit: Money

        private enum CodingKeys: String, CodingKey {
            case account
            case debit = "debit_total"
            case credit = "credit_total"
        }

        public init(account: AccountPath, debit: Money, credit: Money) {
            self.account = account
            self.debit = debit
            self.credit = credit
        }

        public var currency: Currency { debit.currency }

        /// Debits less credits.
        public func balance() throws(MoneyError) -> Money {
            try debit.subtracting(credit)
        }
    }

    /// By account and then by currency.
    public let rows: [Row]

    public init(rows: [Row]) {
        self.rows = rows.sorted { ($0.account, $0.currency) < ($1.account, $1.currency) }
    }

    /// The currencies that occur, in order.
    public var currencies: [Currency] {
        Set(rows.map(\.currency)).sorted()
    }

    /// The sums over all accounts. In sound books both are equal.
    public func totals(in currency: Currency) throws -> (debit: Money, credit: Money) {
        let rows = rows.filter { $0.currency == currency }
        return (try rows.map(\.debit).total(in: currency), try rows.map(\.credit).total(in: currency))
    }

    /// Whether debits and credits are equal in every currency.
    public func isBalanced() throws -> Bool {
        try currencies.allSatisfy { currency in
            let (debit, credit) = try totals(in: currency)
            return debit == credit
        }
    }
}

/// Draws a trial balance, rolled up to accounts of `depth` names if that is given.
public struct TrialBalanceAggregator: EntryAggregator, Sendable {
    private struct Key: Hashable {
        let account: AccountPath
        let currency: Currency
    }

    private let depth: Int?
    private var sums: [Key: (debit: Money, credit: Money)] = [:]

    public init(depth: Int? = nil) {
        self.depth = depth
    }

    public mutating func consume(_ entry: JournalEntry) throws {
        for posting in entry.postings {
            let account = depth.map { posting.account.truncated(to: $0) } ?? posting.account
            let key = Key(account: account, currency: posting.amount.currency)
            var sum = sums[key] ?? (.zero(key.currency), .zero(key.currency))
            switch posting.side {
            case .debit: sum.debit = try sum.debit.adding(posting.amount)
            case .credit: sum.credit = try sum.credit.adding(posting.amount)
            }
            sums[key] = sum
        }
    }

    public func finish() -> TrialBalance {
        TrialBalance(rows: sums.map { .init(account: $0.account, debit: $1.debit, credit: $1.credit) })
    }
}
