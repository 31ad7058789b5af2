import LedgerCore
import LedgerMoney

/// Income and expenses month by month, in one currency.
public struct IncomeStatement: Hashable, Sendable {
    public struct Month: Hashable, Codable, Sendable {
        /// As in `2024-02`.
        public let month: String
        public let income: Money
        public let expenses: Money
        public let profit: Money
    }

    public let currency: Currency
    /// In order; months without income and expenses are left out.
    public let months: [Month]

    public func profit() throws -> Money {
        try months.map(\.profit).total(in: currency)
    }
}

/// Draws an income statement. Accounts that are not in the chart are refused.
public struct IncomeAggregator: EntryAggregator, Sendable {
    private let chart: ChartOfAccounts
    private let currency: Currency
    private var income: [String: Money] = [:]
    private var expenses: [String: Money] = [:]

    public init(chart: ChartOfAccounts, currency: Currency) {
        self.chart = chart
        self.currency = currency
    }

    public mutating func consume(_ entry: JournalEntry) throws {
        let month = entry.date.monthText
        for posting in entry.postings where posting.amount.currency == currency {
            let signed = try posting.signedAmount()
            switch try chart.account(at: posting.account).kind {
            case .income:
                income[month] = try (income[month] ?? .zero(currency)).subtracting(signed)
            case .expense:
                expenses[month] = try (expenses[month] ?? .zero(currency)).adding(signed)
            case .asset, .liability, .equity:
                continue
            }
        }
    }

    public func finish() throws -> IncomeStatement {
        let months = Set(income.keys).union(expenses.keys).sorted()
        return IncomeStatement(
            currency: currency,
            months: try months.map { month in
                let income = income[month] ?? .zero(currency)
                let expenses = expenses[month] ?? .zero(currency)
                return .init(
                    month: month, income: income, expenses: expenses, profit: try income.subtracting(expenses))
            })
    }
}
