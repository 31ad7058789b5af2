import Foundation
import LedgerCore
import LedgerMoney
import LedgerStore
import XCTest

final class StoreTests: XCTestCase {
    private var folder = URL(fileURLWithPath: NSTemporaryDirectory())

    override func setUpWithError() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("ledger-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    override func tearDownWithError() throws {
        try FileManager.default.removeItem(at: folder)
    }

    private func entry(_ id: Int, _ date: String = "2024-01-01") throws -> JournalEntry {
        try JournalEntry(id: EntryID(id), date: LedgerDate(date)!, payee: "Nº \(id)") {
            Posting.debit(try AccountPath("assets:bank"), Money(minor: 100, .eur))
            Posting.credit(try AccountPath("income:sales"), Money(minor: 100, .eur))
        }
    }

    private func exercise(_ store: some JournalStore) async throws {
        for id in 1...5 {
            try await store.append(entry(id))
        }
        let count = await store.count
        XCTAssertEqual(count, 5)
        let all = try await store.allEntries(pageSize: 2)
        XCTAssertEqual(all.map(\.id.number), [1, 2, 3, 4, 5])
        let first = try await store.page(from: nil, limit: 3)
        XCTAssertEqual(first.entries.count, 3)
        let second = try await store.page(from: first.next, limit: 3)
        XCTAssertEqual(second.entries.map(\.id), [4, 5])
        XCTAssertNil(second.next)
        let next = await store.nextID
        XCTAssertEqual(next, 6)
        do {
            try await store.append(entry(3))
            XCTFail("a duplicate was stored")
        } catch {
            XCTAssertEqual(error as? LedgerError, .duplicateEntry(3))
        }
    }

    func testMemoryStore() async throws {
        try await exercise(MemoryJournalStore())
    }

    func testFileStore() async throws {
        try await exercise(FileJournalStore(url: folder.appendingPathComponent("journal.jsonl")))
    }

    func testFileStoreReadsWhatItWrote() async throws {
        let url = folder.appendingPathComponent("journal.jsonl")
        let store = try FileJournalStore(url: url)
        try await store.append(entry(1))
        try await store.append(entry(2))
        let reopened = try FileJournalStore(url: url)
        let entries = try await reopened.allEntries()
        XCTAssertEqual(entries, [try entry(1), try entry(2)])
    }

    func testCorruptLineIsReported() throws {
        let url = folder.appendingPathComponent("journal.jsonl")
        try Data("\n{oops}\n".utf8).write(to: url)
        XCTAssertThrowsError(try FileJournalStore(url: url)) { error in
            XCTAssertEqual(error as? JournalFileError, .corruptLine(2))
        }
    }

    func testEntriesOfARange() async throws {
        let store = try MemoryJournalStore([entry(1, "2024-03-01"), entry(2, "2024-02-01"), entry(3, "2024-01-01")])
        let entries = try await store.entries(in: LedgerDate("2024-02-01")!...LedgerDate("2024-12-31")!)
        XCTAssertEqual(entries.map(\.id), [2, 1])
    }
}
