import Foundation
import SessionModel
import SessionStorage
import XCTest

final class ArchiveTests: XCTestCase {
    func testFixture() throws {
        let json = """
            {"version":2,"saved_at":500,"sessions":[
              {"id":"00000000000000aa","user":"Jürgen","created_at":400,"seen_at":450,
               "values":{"cart":[1,2],"theme":"dark"},"flash":["hi"]},
              {"id":"00000000000000bb","created_at":300}
            ]}
            """
        let archive = try SessionArchive(json: Data(json.utf8))
        XCTAssertEqual(archive.savedAt, Moment(seconds: 500))
        XCTAssertEqual(archive.sessions[0][SessionKey<[Int]>("cart")], [1, 2])
        XCTAssertEqual(archive.sessions[1].seenAt, Moment(seconds: 300))
    }

    func testErrors() {
        XCTAssertThrowsError(try SessionArchive(json: Data(#"{"version":1,"saved_at":0,"sessions":[]}"#.utf8))) {
            XCTAssertEqual($0 as? ArchiveError, .unknownVersion(1))
        }
        XCTAssertThrowsError(try SessionArchive(json: Data("{}".utf8))) {
            XCTAssertEqual($0 as? ArchiveError, .unreadable("version is missing"))
        }
    }

    func testStorageWritesAfterEachChange() async throws {
        let written = WrittenData()
        let storage = try ArchiveStorage(json: nil, clock: ManualClock(Moment(seconds: 9))) { written.set($0) }
        try await storage.save(Session(id: SessionID(1), createdAt: Moment(seconds: 5)))
        let again = try ArchiveStorage(json: written.data, clock: ManualClock()) { _ in }
        let session = await again.load(SessionID(1))
        XCTAssertEqual(session?.createdAt, Moment(seconds: 5))
    }
}

private final class WrittenData: @unchecked Sendable {
    private let lock = NSLock()
    private var value: Data?

    var data: Data? {
        lock.lock()
        defer { lock.unlock() }
        return value
    }

    func set(_ data: Data) {
        lock.lock()
        defer { lock.unlock() }
        value = data
    }
}
