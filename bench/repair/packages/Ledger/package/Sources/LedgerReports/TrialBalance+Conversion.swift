import LedgerCore
import LedgerMoney

extension TrialBalance {
    /// The same balance in one currency, one row for each account.
    ///
    /// Every sum is converted by itself, then the sums of an account are added.
    /// - Throws: `RateError.missingRate` or `MoneyError`.
    public func converted(
        to target: Currency, rates: RateTable, rounding: RoundingMode = .halfEven
    ) throws -> TrialBalance {
        let groups = Dictionary(grouping: rows, by: \.account)
        let rows = try groups.map { account, rows in
            let debits = try rows.map { try rates.convert($0.debit, to: target, rounding: rounding) }
            let credits = try rows.map { try rates.convert($0.credit, to: target, rounding: rounding) }
            return Row(account: account, debit: try debits.total(in: target), credit: try credits.total(in: target))
        }
        return TrialBalance(rows: rows)
    }
}
