import LedgerCore
import LedgerMoney

/// What happened on one account in one currency, with the balance after each line.
public struct Statement: Hashable, Sendable {
    public struct Line: Hashable, Codable, Sendable {
        public let entry: EntryID
        public let date: LedgerDate
        public let text: String
        /// Positive if the account grew.
        public let change: Money
        public let balance: Money

        private enum CodingKeys: String, CodingKey {
            case entry
            case date
            case text
            case change
            case balance = "running_balance"
        }
    }

    public let account: AccountPath
    public let opening: Money
    public let lines: [Line]

    public var closing: Money { lines.last?.balance ?? opening }
}

/// Draws the statement of one account for the days in `range`; what came before makes the opening balance.
public struct StatementAggregator: EntryAggregator, Sendable {
    private struct Movement {
        let entry: EntryID
        let date: LedgerDate
        let text: String
        let change: Money
    }

    private let account: Account
    private let currency: Currency
    private let range: ClosedRange<LedgerDate>
    private var opening: Money
    private var movements: [Movement] = []

    public init(account: Account, currency: Currency, range: ClosedRange<LedgerDate>) {
        self.account = account
        self.currency = currency
        self.range = range
        opening = .zero(currency)
    }

    public mutating func consume(_ entry: JournalEntry) throws {
        guard entry.date <= range.upperBound else { return }
        for posting in entry.postings where posting.account == account.path && posting.amount.currency == currency {
            let grows = posting.side == account.kind.normalSide
            let change = grows ? posting.amount : try posting.amount.negated()
            if entry.date < range.lowerBound {
                opening = try opening.adding(change)
            } else {
                let text = posting.memo ?? entry.payee
                movements.append(Movement(entry: entry.id, date: entry.date, text: text, change: change))
            }
        }
    }

    /// Lines are in the order of their days, those of a day in the order of the entries' numbers.
    public func finish() throws -> Statement {
        var balance = opening
        var lines: [Statement.Line] = []
        for movement in movements.sorted(by: { ($0.date, $0.entry) < ($1.date, $1.entry) }) {
            balance = try balance.adding(movement.change)
            lines.append(
                .init(
                    entry: movement.entry, date: movement.date, text: movement.text, change: movement.change,
                    balance: balance))
        }
        return Statement(account: account.path, opening: opening, lines: lines)
    }
}
