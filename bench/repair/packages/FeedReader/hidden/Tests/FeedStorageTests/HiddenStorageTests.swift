import FeedModel
import FeedStorage
import Foundation
import XCTest

private struct Refused: Error {}

private actor BrokenStorage: FeedStorage {
    typealias Key = String
    typealias Failure = Refused

    var isBroken = false

    func turn(broken: Bool) {
        isBroken = broken
    }

    func load(_ key: String) throws(Refused) -> Feed? {
        if isBroken { throw Refused() }
        return Feed(title: "from below")
    }

    func save(_ feed: Feed, for key: String) throws(Refused) {
        if isBroken { throw Refused() }
    }

    func keys() -> [String] {
        return ["k"]
    }

    func remove(_ key: String) -> Bool {
        return false
    }
}

final class HiddenStorageTests: XCTestCase {
    private func entries(_ ids: Int...) -> [Entry] {
        return ids.map { Entry(id: "\($0)", title: "", published: FeedDate(seconds: 0)) }
    }

    func testCachesOfNoSize() {
        var cache = Cache<Int, String>(capacity: -1)
        XCTAssertEqual(cache.store("a", for: 1), 1)
        XCTAssertEqual(cache.count, 0)
        XCTAssertEqual(cache.hitPercent, 0)
        XCTAssertNil(cache.value(for: 1))
        XCTAssertEqual(cache.misses, 1)
    }

    func testStoringAgainIsUse() {
        var cache = Cache<Int, String>(capacity: 2)
        cache.store("a", for: 1)
        cache.store("b", for: 2)
        XCTAssertNil(cache.store("A", for: 1))
        XCTAssertEqual(cache.store("c", for: 3), 2)
        XCTAssertEqual(cache.remove(1), "A")
        XCTAssertNil(cache.remove(1))
        for key in [3, 3, 9] {
            _ = cache.value(for: key)
        }
        XCTAssertEqual(cache.hitPercent, 67)
    }

    func testPagesWhileEntriesComeAndGo() throws {
        let cursor = try XCTUnwrap(entries(1, 2, 3, 4).page(after: nil, limit: 2).next)
        XCTAssertEqual(try entries(0, 1, 2, 3, 4).page(after: cursor, limit: 9).items.map(\.id), ["3", "4"])
        XCTAssertEqual(try entries(1, 3, 4).page(after: cursor, limit: 9).items.map(\.id), ["4"])
        XCTAssertEqual(try entries(5).page(after: cursor, limit: 9).items, [])
    }

    func testBordersOfPages() throws {
        let whole = try entries(1, 2).page(after: nil, limit: 2)
        XCTAssertNil(whole.next)
        XCTAssertEqual(try entries().page(after: nil, limit: 100), Page(items: [], next: nil))
        XCTAssertThrowsError(try entries(1).page(after: nil, limit: 101)) { XCTAssertEqual($0 as? PageError, .badLimit(101)) }
        for text in ["", "x~1", "-1~1", "5"] {
            XCTAssertThrowsError(try entries(1).page(after: PageCursor(rawValue: text), limit: 1)) {
                XCTAssertEqual($0 as? PageError, .badCursor(text))
            }
        }
        let odd = [Entry(id: "a~b", title: "", published: FeedDate(seconds: 0))] + entries(1)
        let next = try XCTUnwrap(odd.page(after: nil, limit: 1).next)
        XCTAssertEqual(try odd.page(after: next, limit: 1).items.map(\.id), ["1"])
    }

    func testPageJSON() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let page = try entries(1, 2).page(after: nil, limit: 1).map(\.id)
        XCTAssertEqual(String(decoding: try encoder.encode(page), as: UTF8.self), #"{"items":["1"],"next_cursor":"1~1"}"#)
        let last = Page(items: [1], next: nil)
        XCTAssertEqual(String(decoding: try encoder.encode(last), as: UTF8.self), #"{"items":[1]}"#)
    }

    func testWhatIsNotSavedIsNotCached() async throws {
        let base = BrokenStorage()
        let storage = CachedStorage(base, capacity: 3)
        try await storage.save(Feed(title: "one"), for: "k")
        await base.turn(broken: true)
        let cached = try await storage.load("k")
        XCTAssertEqual(cached?.title, "one")
        do {
            try await storage.save(Feed(title: "two"), for: "k")
            XCTFail("saved")
        } catch {
            await base.turn(broken: false)
        }
        let loaded = try await storage.load("k")
        XCTAssertEqual(loaded?.title, "from below")
        let percent = await storage.hitPercent
        XCTAssertEqual(percent, 50)
    }

    func testNamesOfFiles() {
        XCTAssertEqual(FolderStorage.fileName(for: "a-1"), "a-1.feed.json")
        XCTAssertEqual(FolderStorage.fileName(for: "A/é\n"), "_41_2f_c3_a9_0a.feed.json")
    }

    func testFolders() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        let storage = FolderStorage(folder: folder)
        XCTAssertThrowsError(try storage.keys()) { XCTAssertEqual($0 as? FolderError, .unreadable(file: folder.lastPathComponent)) }
        XCTAssertThrowsError(try storage.save(Feed(title: ""), for: "x")) {
            XCTAssertEqual("\($0)", "cannot write x.feed.json")
        }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("{}".utf8).write(to: folder.appendingPathComponent("b.feed.json"))
        try Data().write(to: folder.appendingPathComponent("c.json"))
        try Data().write(to: folder.appendingPathComponent("_4.feed.json"))
        try storage.save(Feed(title: "é"), for: "a b")
        XCTAssertEqual(try storage.keys(), ["a b", "b"])
        XCTAssertThrowsError(try storage.load("b")) { XCTAssertEqual("\($0)", "cannot read b.feed.json") }
        let text = try String(contentsOf: folder.appendingPathComponent("a_20b.feed.json"), encoding: .utf8)
        XCTAssertEqual(text, #"{"entries":[],"title":"é"}"#)
    }
}
