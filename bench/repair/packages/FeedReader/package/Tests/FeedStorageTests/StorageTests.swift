import FeedModel
import FeedStorage
import Foundation
import XCTest

final class StorageTests: XCTestCase {
    func testCacheForgetsTheLeastUsed() {
        var cache = Cache<String, Int>(capacity: 2)
        cache.store(1, for: "a")
        cache.store(2, for: "b")
        XCTAssertEqual(cache.value(for: "a"), 1)
        XCTAssertEqual(cache.store(3, for: "c"), "b")
        XCTAssertNil(cache.value(for: "b"))
        XCTAssertEqual(cache.count, 2)
        XCTAssertEqual(cache.hitPercent, 50)
    }

    func testCachedStorageSparesLookups() async {
        let memory = MemoryStorage<Int>()
        let storage = CachedStorage(memory, capacity: 4)
        await storage.save(Feed(title: "T"), for: 1)
        for _ in 0..<3 {
            let feed = await storage.load(1)
            XCTAssertEqual(feed?.title, "T")
        }
        let loads = await memory.loads
        XCTAssertEqual(loads, 0)
    }

    func testPages() throws {
        let entries = (1...5).map { Entry(id: "\($0)", title: "", published: FeedDate(seconds: 0)) }
        let first = try entries.page(after: nil, limit: 2)
        XCTAssertEqual(first.items.map(\.id), ["1", "2"])
        let second = try entries.page(after: first.next, limit: 2)
        XCTAssertEqual(second.items.map(\.id), ["3", "4"])
        let third = try entries.page(after: second.next, limit: 2)
        XCTAssertEqual(third.items.map(\.id), ["5"])
        XCTAssertNil(third.next)
        XCTAssertThrowsError(try entries.page(after: nil, limit: 0)) { XCTAssertEqual($0 as? PageError, .badLimit(0)) }
    }

    func testFolder() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let storage = FolderStorage(folder: folder)
        XCTAssertNil(try storage.load("x"))
        let feed = Feed(title: "漢", entries: [Entry(id: "1", title: "é", published: FeedDate(seconds: 60))])
        try storage.save(feed, for: "https://x.org/ä")
        XCTAssertEqual(try storage.load("https://x.org/ä"), feed)
        XCTAssertEqual(try storage.keys(), ["https://x.org/ä"])
        XCTAssertTrue(try storage.remove("https://x.org/ä"))
        XCTAssertFalse(try storage.remove("https://x.org/ä"))
    }
}
