import Foundation
import LedgerCore
import LedgerMoney
import LedgerReports
import LedgerStore
import XCTest

final class HiddenReportTests: XCTestCase {
    private let loan = try! AccountPath("liabilities:loan")
    private let bank = try! AccountPath("assets:bank")

    private func entry(_ id: Int, _ date: String, _ minor: Int64, _ currency: Currency = .eur) -> JournalEntry {
        JournalEntry(id: EntryID(id), date: LedgerDate(date)!, payee: "P\(id)") {
            Posting.debit(bank, Money(minor: minor, currency))
            Posting.credit(loan, Money(minor: minor, currency), memo: id == 2 ? "Zins" : nil)
        }
    }

    func testStatementOfALiability() throws {
        let range = LedgerDate("2024-01-02")!...LedgerDate("2024-01-04")!
        let aggregator = StatementAggregator(account: Account(loan, kind: .liability), currency: .eur, range: range)
        let statement = try aggregator.report(on: [
            entry(1, "2024-01-01", 10), entry(3, "2024-01-04", 30), entry(2, "2024-01-02", 20),
            entry(4, "2024-01-05", 40), entry(5, "2024-01-03", 50, .usd),
        ])
        XCTAssertEqual(statement.opening.minor, 10)
        XCTAssertEqual(statement.lines.map(\.change.minor), [20, 30])
        XCTAssertEqual(statement.lines.map(\.text), ["Zins", "P3"])
        XCTAssertEqual(statement.closing.minor, 60)
    }

    func testEmptyStatement() throws {
        let day = LedgerDate("2024-01-02")!
        let aggregator = StatementAggregator(account: Account(loan, kind: .liability), currency: .jpy, range: day...day)
        let statement = try aggregator.report(on: [])
        XCTAssertEqual(statement.closing, .zero(.jpy))
        XCTAssertEqual(
            try StatementTextReport(statement, width: 1).render(),
            "Statement of liabilities:loan\n────────────────────\nOpening balance    0\nClosing balance    0\n")
    }

    func testRowsAreOrdered() throws {
        let balance = try TrialBalanceAggregator().report(on: [entry(1, "2024-01-01", 5, .usd), entry(2, "2024-01-01", 5)])
        XCTAssertEqual(balance.rows.map { "\($0.account) \($0.currency)" }, [
            "assets:bank EUR", "assets:bank USD", "liabilities:loan EUR", "liabilities:loan USD",
        ])
        XCTAssertEqual(balance.currencies, [.eur, .usd])
    }

    func testUnbalancedBooks() throws {
        let balance = TrialBalance(rows: [
            .init(account: bank, debit: Money(minor: 1, .eur), credit: Money(minor: 1, .eur)),
            .init(account: bank, debit: Money(minor: 1, .usd), credit: Money(minor: 2, .usd)),
        ])
        XCTAssertFalse(try balance.isBalanced())
        XCTAssertTrue(try TrialBalance(rows: []).isBalanced())
        XCTAssertEqual(try balance.totals(in: .usd).credit.minor, 2)
    }

    func testRowKeys() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let row = TrialBalance.Row(account: bank, debit: Money(minor: 1, .jpy), credit: .zero(.jpy))
        XCTAssertEqual(
            String(decoding: try encoder.encode(row), as: UTF8.self),
            #"{"account":"assets:bank","credit_total":{"amount":"0","currency":"JPY"},"debit_total":{"amount":"1","currency":"JPY"}}"#)
    }

    func testIncomeStatementNeedsTheChart() throws {
        let chart = try ChartOfAccounts([Account(bank, kind: .expense)])
        XCTAssertThrowsError(try IncomeAggregator(chart: chart, currency: .eur).report(on: [entry(1, "2024-01-01", 5)])) {
            XCTAssertEqual($0 as? LedgerError, .unknownAccount(self.loan))
        }
        let other = try IncomeAggregator(chart: chart, currency: .usd).report(on: [entry(1, "2024-01-01", 5)])
        XCTAssertEqual(other.months, [])
        XCTAssertEqual(try other.profit(), .zero(.usd))
    }

    func testExpensesOnlyMonth() throws {
        let chart = try ChartOfAccounts([Account(bank, kind: .expense), Account(loan, kind: .liability)])
        let report = try IncomeAggregator(chart: chart, currency: .eur).report(on: [entry(1, "2024-11-01", 5)])
        XCTAssertEqual(report.months.map(\.profit.minor), [-5])
        XCTAssertEqual(report.months.map(\.income.minor), [0])
    }

    func testAggregatorIsNotConsumed() async throws {
        let aggregator = TrialBalanceAggregator()
        let store = try MemoryJournalStore([entry(1, "2024-01-01", 5), entry(2, "2024-01-02", 5)])
        for _ in 1...2 {
            let balance = try await aggregator.report(on: store)
            XCTAssertEqual(balance.rows.first?.debit.minor, 10)
        }
        let early = try await aggregator.report(on: store, through: LedgerDate("2024-01-01"))
        XCTAssertEqual(early.rows.first?.debit.minor, 5)
    }

    func testAmountsOfManyCurrencies() throws {
        var amounts = Amounts()
        XCTAssertTrue(amounts.isEmpty)
        try amounts.add(Money(minor: 5, .usd))
        var others = Amounts()
        try others.add(Money(minor: -5, .usd))
        try others.add(Money(minor: 3, .eur))
        try amounts.add(others)
        XCTAssertEqual(amounts.sorted, [Money(minor: 3, .eur), .zero(.usd)])
        XCTAssertEqual(amounts[.jpy], .zero(.jpy))
    }

    func testLongLinesAreCut() {
        let report = TextReport(width: 20)
        XCTAssertEqual(report.line("Geschäftsausstattung", "1,000.00"), "Geschäftsa… 1,000.00")
        XCTAssertEqual(report.line("abcdefghijk", "1,000.00"), "abcdefghijk 1,000.00")
    }
}
