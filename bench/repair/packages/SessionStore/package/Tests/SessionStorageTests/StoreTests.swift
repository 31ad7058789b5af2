import SessionModel
import SessionStorage
import Synchronization
import XCTest

final class StoreTests: XCTestCase {
    private let clock = ManualClock(Moment(seconds: 100))

    private func store(_ policy: ExpiryPolicy = .fixed(after: .seconds(60))) -> SessionStore<MemoryStorage> {
        return SessionStore(storage: MemoryStorage(), policy: policy, clock: clock, ids: CountingIDSource())
    }

    func testCreatedSessionsAreFound() async throws {
        let store = store()
        let session = try await store.create(for: "ann")
        let found = try await store.visit(session.id)
        XCTAssertEqual(found, session)
    }

    func testExpiredSessionsAreGone() async throws {
        let store = store()
        let id = try await store.create().id
        clock.advance(by: .seconds(60))
        do {
            _ = try await store.visit(id)
            XCTFail("found")
        } catch {
            XCTAssertEqual(error, .expired(id, .tooOld))
        }
        let left = try await store.sessions()
        XCTAssertEqual(left, [])
    }

    func testUpdateIsKept() async throws {
        let store = store()
        let id = try await store.create().id
        try await store.update(id) { $0[SessionKey<Int>("n")] = 5 }
        let number = try await store.find(id)[SessionKey<Int>("n")]
        XCTAssertEqual(number, 5)
    }

    func testRename() async throws {
        let store = store()
        let id = try await store.create(for: "ann").id
        let renamed = try await store.rename(id)
        XCTAssertEqual(renamed.id, SessionID(2))
        let all = try await store.sessions()
        XCTAssertEqual(all.map(\.id), [SessionID(2)])
    }

    func testSweepTellsHowMany() async throws {
        let store = store()
        _ = try await store.create()
        clock.advance(by: .seconds(30))
        _ = try await store.create()
        clock.advance(by: .seconds(40))
        let count = try await store.sweep()
        XCTAssertEqual(count, 1)
    }

    func testEvents() async throws {
        let store = store()
        let seen = Mutex<[StoreEvent]>([])
        let observation = store.events.observe { event in seen.withLock { $0.append(event) } }
        let id = try await store.create().id
        try await store.end(id)
        observation.cancel()
        _ = try await store.create()
        XCTAssertEqual(seen.withLock { $0 }, [.created(id), .ended(id)])
    }

    func testMemoryEvictsTheLeastRecent() async {
        let storage = MemoryStorage(capacity: 2)
        for number in 1...3 {
            await storage.save(Session(id: SessionID(UInt64(number)), createdAt: Moment(seconds: Int64(number))))
        }
        let ids = await storage.all().map(\.id)
        XCTAssertEqual(ids, [SessionID(2), SessionID(3)])
        let evicted = await storage.evicted
        XCTAssertEqual(evicted, 1)
    }
}
