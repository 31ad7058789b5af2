import Foundation
import LedgerCore
import LedgerMoney
import LedgerStore
import XCTest

final class HiddenStoreTests: XCTestCase {
    private let bank = try! AccountPath("assets:bank")
    private let giro = try! AccountPath("assets:bank:giro")
    private let sales = try! AccountPath("income:sales")

    private func entry(_ id: Int, _ date: String = "2024-01-01", _ path: AccountPath? = nil) -> JournalEntry {
        JournalEntry(id: EntryID(id), date: LedgerDate(date)!, payee: "Ü/\(id)") {
            Posting.debit(path ?? bank, Money(minor: Int64(id) * 100, .eur))
            Posting.credit(sales, Money(minor: Int64(id) * 100, .eur))
        }
    }

    private func temporaryFile() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("ledger-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        addTeardownBlock { try FileManager.default.removeItem(at: folder) }
        return folder.appendingPathComponent("j.jsonl")
    }

    func testEmptyStores() async throws {
        let memory = MemoryJournalStore()
        let file = try FileJournalStore(url: temporaryFile())
        let ids = await (memory.nextID, file.nextID)
        XCTAssertEqual(ids.0, 1)
        XCTAssertEqual(ids.1, 1)
        let page = await memory.page(from: 99, limit: 5)
        XCTAssertTrue(page.entries.isEmpty)
        XCTAssertNil(page.next)
        let all = try await file.allEntries()
        XCTAssertEqual(all, [])
    }

    func testPageThatEndsExactly() async throws {
        let store = try MemoryJournalStore([entry(5), entry(2)])
        let page = await store.page(from: nil, limit: 2)
        XCTAssertEqual(page.entries.map(\.id), [5, 2])
        XCTAssertNil(page.next)
        let next = await store.nextID
        XCTAssertEqual(next, 6)
        let all = try await store.allEntries(pageSize: 0)
        XCTAssertEqual(all.count, 2)
        XCTAssertThrowsError(try MemoryJournalStore([entry(1), entry(1)]))
    }

    func testFileIsOneLineForEachEntry() async throws {
        let url = try temporaryFile()
        let store = try FileJournalStore(url: url)
        try await store.append(entry(2))
        try await store.append(entry(1))
        let text = try String(contentsOf: url, encoding: .utf8)
        XCTAssertEqual(text.split(separator: "\n", omittingEmptySubsequences: false).count, 3)
        XCTAssertTrue(text.hasPrefix(#"{"booked_on":"2024-01-01","id":2,"payee":"Ü/2","#), text)
    }

    func testPagesSkipEmptyLines() async throws {
        let url = try temporaryFile()
        let writer = try FileJournalStore(url: url)
        try await writer.append(entry(1))
        try await writer.append(entry(2))
        let text = try String(contentsOf: url, encoding: .utf8).replacingOccurrences(of: "\n", with: "\n\n\n")
        try Data("\n\(text)".utf8).write(to: url)
        let store = try FileJournalStore(url: url)
        let first = await store.page(from: nil, limit: 1)
        XCTAssertEqual(first.entries.map(\.id), [1])
        XCTAssertEqual(first.next?.number, 5)
        let second = await store.page(from: first.next, limit: 1)
        XCTAssertEqual(second.entries.map(\.id), [2])
        XCTAssertNil(second.next)
        let found = await store.entry(2)
        XCTAssertEqual(found?.payee, "Ü/2")
        let missing = await store.entry(3)
        XCTAssertNil(missing)
    }

    func testDuplicateInFile() async throws {
        let url = try temporaryFile()
        let writer = try FileJournalStore(url: url)
        try await writer.append(entry(1))
        let line = try String(contentsOf: url, encoding: .utf8)
        try Data((line + line.dropLast()).utf8).write(to: url)
        XCTAssertThrowsError(try FileJournalStore(url: url)) {
            XCTAssertEqual($0 as? LedgerError, .duplicateEntry(1))
        }
        XCTAssertEqual("\(JournalFileError.corruptLine(3))", "line 3 of the journal is not an entry")
    }

    func testEntriesOfADayComeByNumber() async throws {
        let store = try MemoryJournalStore([entry(9, "2024-05-02"), entry(3, "2024-05-02"), entry(4, "2024-05-01")])
        let day = LedgerDate("2024-05-02")!
        let ids = try await store.entries(in: day...day).map(\.id)
        XCTAssertEqual(ids, [3, 9])
    }

    func testBalanceCountsAccountsBelow() async throws {
        let chart = try ChartOfAccounts([
            Account(bank, kind: .asset), Account(giro, kind: .asset), Account(sales, kind: .income),
        ])
        let store = MemoryJournalStore()
        let bookkeeper = Bookkeeper(store: store, chart: chart)
        let stored = try await bookkeeper.post(contentsOf: [entry(1), entry(2, "2024-01-01", giro)])
        XCTAssertEqual(stored, 2)
        let (whole, part, none) = try await (
            bookkeeper.balance(of: bank, in: .eur), bookkeeper.balance(of: giro, in: .eur),
            bookkeeper.balance(of: bank, in: .usd)
        )
        XCTAssertEqual(whole.minor, 300)
        XCTAssertEqual(part.minor, 200)
        XCTAssertEqual(none, .zero(.usd))
        let touching = try await store.entries(touching: giro)
        XCTAssertEqual(touching.map(\.id), [2])
    }

    func testBatchWithADuplicateStoresNothing() async throws {
        let chart = try ChartOfAccounts([Account(bank, kind: .asset), Account(sales, kind: .income)])
        let store = MemoryJournalStore()
        let bookkeeper = Bookkeeper(store: store, chart: chart)
        for batch in [[entry(2), entry(2)], [entry(2), entry(1)]] {
            do {
                if batch[1].id == 1 { try await bookkeeper.post(entry(1)) }
                try await bookkeeper.post(contentsOf: batch)
                XCTFail("stored")
            } catch {
                XCTAssertEqual(error as? LedgerError, .duplicateEntry(batch[1].id))
            }
        }
        let count = await store.count
        XCTAssertEqual(count, 1)
    }

    func testConcurrentPostsAreAllStored() async throws {
        let chart = try ChartOfAccounts([Account(bank, kind: .asset), Account(sales, kind: .income)])
        let bookkeeper = Bookkeeper(store: MemoryJournalStore(), chart: chart)
        let entries = (1...50).map { entry($0) }
        try await withThrowingTaskGroup(of: EntryID.self) { group in
            for entry in entries {
                group.addTask { try await bookkeeper.post(entry) }
            }
            try await group.waitForAll()
        }
        let balance = try await bookkeeper.balance(of: bank, in: .eur)
        XCTAssertEqual(balance.minor, 127_500)
    }
}
