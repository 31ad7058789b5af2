import LedgerCore
import LedgerMoney
import LedgerStore
import XCTest

final class HiddenBookkeeperReversalTests: XCTestCase {
    func testAnEntryIsReversedOnce() async throws {
        let bank = try AccountPath("assets:bank")
        let sales = try AccountPath("income:sales")
        let chart = try ChartOfAccounts([Account(bank, kind: .asset), Account(sales, kind: .income)])
        let store = MemoryJournalStore()
        let bookkeeper = Bookkeeper(store: store, chart: chart)
        let day = LedgerDate("2024-02-01")!
        try await bookkeeper.post(
            JournalEntry(id: 3, date: day, payee: "Sale") {
                Posting.debit(bank, Money(minor: 500, .eur))
                Posting.credit(sales, Money(minor: 500, .eur))
            })
        try await bookkeeper.reverse(3, on: day)
        do {
            try await bookkeeper.reverse(3, on: day)
            XCTFail("reversed twice")
        } catch {
            XCTAssertEqual(error as? LedgerError, .alreadyReversed(3, by: 4))
        }
        do {
            try await bookkeeper.reverse(77, on: day)
            XCTFail("reversed nothing")
        } catch {
            XCTAssertEqual(error as? LedgerError, .unknownEntry(77))
        }
        let count = await store.count
        XCTAssertEqual(count, 2)
        try await bookkeeper.reverse(4, on: day)
        let balance = try await bookkeeper.balance(of: bank, in: .eur)
        XCTAssertEqual(balance.minor, 500)
    }
}
