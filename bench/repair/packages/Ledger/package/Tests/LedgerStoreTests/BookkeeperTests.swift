import LedgerCore
import LedgerMoney
import LedgerStore
import XCTest

final class BookkeeperTests: XCTestCase {
    private let bank = try! AccountPath("assets:bank")
    private let sales = try! AccountPath("income:sales")

    private func bookkeeper() throws -> Bookkeeper<MemoryJournalStore> {
        let chart = try ChartOfAccounts([Account(bank, kind: .asset), Account(sales, kind: .income)])
        return Bookkeeper(store: MemoryJournalStore(), chart: chart)
    }

    private func sale(_ id: Int, _ minor: Int64) -> JournalEntry {
        JournalEntry(id: EntryID(id), date: LedgerDate("2024-01-31")!, payee: "Sale") {
            Posting.debit(bank, Money(minor: minor, .eur))
            Posting.credit(sales, Money(minor: minor, .eur))
        }
    }

    func testBalancesCountOnTheNormalSide() async throws {
        let bookkeeper = try bookkeeper()
        try await bookkeeper.post(sale(1, 500))
        try await bookkeeper.post(sale(2, 250))
        let assets = try await bookkeeper.balance(of: bank, in: .eur)
        let income = try await bookkeeper.balance(of: sales, in: .eur)
        XCTAssertEqual(assets.minor, 750)
        XCTAssertEqual(income.minor, 750)
    }

    func testObserversHearOfEntries() async throws {
        actor Heard {
            var ids: [EntryID] = []
            func add(_ id: EntryID) { ids.append(id) }
        }
        let heard = Heard()
        let bookkeeper = try bookkeeper()
        await bookkeeper.observe { await heard.add($0.id) }
        try await bookkeeper.post(sale(1, 500))
        let ids = await heard.ids
        XCTAssertEqual(ids, [1])
    }

    func testBatchIsAllOrNothing() async throws {
        let bookkeeper = try bookkeeper()
        do {
            try await bookkeeper.post(contentsOf: [sale(1, 500), sale(2, 0)])
            XCTFail("a bad batch was stored")
        } catch {
            XCTAssertEqual(error as? LedgerError, .notPositive(bank, .zero(.eur)))
        }
        let balance = try await bookkeeper.balance(of: bank, in: .eur)
        XCTAssertTrue(balance.isZero)
    }
}
