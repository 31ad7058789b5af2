import LedgerCore
import LedgerMoney
import LedgerReports
import LedgerStore
import XCTest

final class ReportTests: XCTestCase {
    private let bank = try! AccountPath("assets:bank:giro")
    private let cash = try! AccountPath("assets:cash")
    private let sales = try! AccountPath("income:sales")
    private let rent = try! AccountPath("expenses:rent")

    private func entry(
        _ id: Int, _ date: String, from: AccountPath, to: AccountPath, _ minor: Int64, memo: String? = nil
    ) -> JournalEntry {
        JournalEntry(id: EntryID(id), date: LedgerDate(date)!, payee: "P\(id)") {
            Posting.debit(to, Money(minor: minor, .eur), memo: memo)
            Posting.credit(from, Money(minor: minor, .eur))
        }
    }

    private var journal: [JournalEntry] {
        [
            entry(1, "2024-01-10", from: sales, to: bank, 10_000),
            entry(2, "2024-01-31", from: bank, to: rent, 4_000),
            entry(3, "2024-02-05", from: bank, to: cash, 1_000, memo: "Bargeld 💶"),
            entry(4, "2024-02-01", from: sales, to: bank, 500),
        ]
    }

    func testTrialBalance() throws {
        let balance = try TrialBalanceAggregator().report(on: journal)
        XCTAssertEqual(balance.rows.map(\.account), [bank, cash, rent, sales])
        XCTAssertEqual(try balance.rows[0].balance().minor, 5_500)
        XCTAssertTrue(try balance.isBalanced())
    }

    func testTrialBalanceRollsUp() throws {
        let balance = try TrialBalanceAggregator(depth: 1).report(on: journal)
        XCTAssertEqual(balance.rows.map(\.account.description), ["assets", "expenses", "income"])
        XCTAssertEqual(try balance.rows[0].balance().minor, 6_500)
    }

    func testStatement() throws {
        let range = LedgerDate("2024-02-01")!...LedgerDate("2024-02-29")!
        let aggregator = StatementAggregator(account: Account(bank, kind: .asset), currency: .eur, range: range)
        let statement = try aggregator.report(on: journal)
        XCTAssertEqual(statement.opening.minor, 6_000)
        XCTAssertEqual(statement.lines.map(\.entry), [4, 3])
        XCTAssertEqual(statement.lines.map(\.balance.minor), [6_500, 5_500])
        XCTAssertEqual(statement.closing.minor, 5_500)
    }

    func testIncomeStatement() throws {
        let chart = try ChartOfAccounts([
            Account(bank, kind: .asset), Account(cash, kind: .asset),
            Account(sales, kind: .income), Account(rent, kind: .expense),
        ])
        let statement = try IncomeAggregator(chart: chart, currency: .eur).report(on: journal)
        XCTAssertEqual(statement.months.map(\.month), ["2024-01", "2024-02"])
        XCTAssertEqual(statement.months.map(\.profit.minor), [6_000, 500])
        XCTAssertEqual(try statement.profit().minor, 6_500)
    }

    func testReportOnAStoreUpToADay() async throws {
        let store = try MemoryJournalStore(journal)
        let balance = try await TrialBalanceAggregator().report(
            on: store, through: LedgerDate("2024-01-31")!, pageSize: 1)
        XCTAssertEqual(try balance.totals(in: .eur).debit.minor, 14_000)
    }

    func testTextReport() throws {
        let balance = try TrialBalanceAggregator(depth: 1).report(on: journal)
        let text = try BalanceTextReport(balance, width: 24).render()
        XCTAssertEqual(text.split(separator: "\n").first, "Trial balance")
        XCTAssertTrue(text.contains("assets         65.00 EUR\n"), text)
    }
}
