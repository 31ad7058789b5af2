import LedgerCore
import LedgerMoney
import LedgerStore
import XCTest

final class BookkeeperReversalTests: XCTestCase {
    func testReversalLeavesNothing() async throws {
        let bank = try AccountPath("assets:bank")
        let sales = try AccountPath("income:sales")
        let chart = try ChartOfAccounts([Account(bank, kind: .asset), Account(sales, kind: .income)])
        let bookkeeper = Bookkeeper(store: MemoryJournalStore(), chart: chart)
        try await bookkeeper.post(
            JournalEntry(id: 1, date: LedgerDate("2024-01-31")!, payee: "Sale") {
                Posting.debit(bank, Money(minor: 500, .eur))
                Posting.credit(sales, Money(minor: 500, .eur))
            })
        let reversal = try await bookkeeper.reverse(1, on: LedgerDate("2024-02-01")!)
        XCTAssertEqual(reversal.id, 2)
        let balance = try await bookkeeper.balance(of: bank, in: .eur)
        XCTAssertTrue(balance.isZero)
    }
}
