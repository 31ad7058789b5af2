import Foundation
import SessionModel
import SessionStorage
import Synchronization
import XCTest

final class HiddenStorageTests: XCTestCase {
    private let clock = ManualClock(Moment(seconds: 100))

    private func store(_ policy: ExpiryPolicy = .fixed(after: .seconds(60))) -> SessionStore<MemoryStorage> {
        return SessionStore(storage: MemoryStorage(), policy: policy, clock: clock, ids: CountingIDSource())
    }

    func testExpiredOnceThenUnknown() async throws {
        let store = store()
        let seen = Mutex<[StoreEvent]>([])
        let id = try await store.create().id
        let observation = store.events.observe { event in seen.withLock { $0.append(event) } }
        clock.advance(by: .seconds(61))
        var errors: [SessionError] = []
        for _ in 0..<2 {
            do {
                _ = try await store.find(id)
            } catch {
                errors.append(error)
            }
        }
        XCTAssertEqual(errors, [.expired(id, .tooOld), .unknown(id)])
        XCTAssertEqual(seen.withLock { $0 }, [.expired(id, .tooOld)])
        observation.cancel()
        observation.cancel()
        XCTAssertEqual(store.events.observerCount, 0)
    }

    func testEndSaysWhetherThereWasOne() async throws {
        let store = store()
        let id = try await store.create().id
        let first = try await store.end(id)
        let second = try await store.end(id)
        XCTAssertTrue(first)
        XCTAssertFalse(second)
    }

    func testEventsOfRenamingAndSweeping() async throws {
        let store = store()
        let seen = Mutex<[StoreEvent]>([])
        let id = try await store.create().id
        let observation = store.events.observe { event in seen.withLock { $0.append(event) } }
        let other = try await store.rename(id).id
        try await store.sweep()
        clock.advance(by: .seconds(60))
        try await store.sweep()
        XCTAssertEqual(
            seen.withLock { $0 }, [.renamed(from: id, to: other), .swept(count: 0), .swept(count: 1)])
        observation.cancel()
    }

    func testObserveOnce() async throws {
        let store = store()
        let seen = Mutex<[StoreEvent]>([])
        store.events.observeOnce(where: { $0 == .created(SessionID(2)) }) { event in seen.withLock { $0.append(event) } }
        for _ in 0..<3 {
            _ = try await store.create()
        }
        XCTAssertEqual(seen.withLock { $0 }, [.created(SessionID(2))])
        XCTAssertEqual(store.events.observerCount, 0)
    }

    func testManyVisitorsAtOnce() async throws {
        let store = store(.never)
        let ids = try await withThrowingTaskGroup(of: SessionID.self) { group in
            for number in 0..<50 {
                group.addTask { try await store.create(for: "user \(number)").id }
            }
            return try await group.reduce(into: Set<SessionID>()) { $0.insert($1) }
        }
        XCTAssertEqual(ids.count, 50)
        let all = try await store.sessions()
        XCTAssertEqual(all.map(\.id), (1...50).map { SessionID(UInt64($0)) })
    }

    func testEvictionSparesTheNewOne() async {
        let storage = MemoryStorage(capacity: 0)
        await storage.save(Session(id: SessionID(1), createdAt: Moment(seconds: 500)))
        await storage.save(Session(id: SessionID(2), createdAt: Moment(seconds: 1)))
        let ids = await storage.all().map(\.id)
        XCTAssertEqual(ids, [SessionID(2)])
        let count = await storage.count()
        XCTAssertEqual(count, 1)
    }

    func testArchiveText() throws {
        let late = Session(id: SessionID(1), createdAt: Moment(seconds: 2))
        let early = Session(id: SessionID(2), createdAt: Moment(seconds: 1))
        let archive = SessionArchive(savedAt: Moment(seconds: 3), sessions: [late, early])
        XCTAssertEqual(
            String(decoding: try archive.json(), as: UTF8.self),
            #"{"saved_at":3,"sessions":[{"created_at":1,"id":"0000000000000002","seen_at":1,"values":{}},{"created_at":2,"id":"0000000000000001","seen_at":2,"values":{}}],"version":2}"#)
    }

    func testArchiveErrors() {
        let twice = #"{"version":2,"saved_at":0,"sessions":[{"id":"000000000000000a","created_at":1},{"id":"000000000000000a","created_at":2}]}"#
        XCTAssertThrowsError(try SessionArchive(json: Data(twice.utf8))) {
            XCTAssertEqual("\($0)", "session …000a is there twice")
        }
        XCTAssertThrowsError(try SessionArchive(json: Data(#"{"version":"2"}"#.utf8))) {
            XCTAssertEqual("\($0)", "not an archive of sessions: a value of the wrong type")
        }
    }

    func testFailedWritesAreTakenBack() async throws {
        struct Full: Error, CustomStringConvertible { var description: String { "disk full" } }
        let broken = Mutex(false)
        let storage = try ArchiveStorage(json: nil, clock: clock) { _ in
            if broken.withLock({ $0 }) { throw Full() }
        }
        let store = SessionStore(storage: storage, policy: .never, clock: clock, ids: CountingIDSource())
        let id = try await store.create().id
        broken.withLock { $0 = true }
        do {
            _ = try await store.create()
            XCTFail("created")
        } catch {
            XCTAssertEqual(error, .unavailable("not an archive of sessions: disk full"))
        }
        do {
            _ = try await store.end(id)
            XCTFail("ended")
        } catch {
            XCTAssertFalse(error.isForgivable)
        }
        let ids = try await store.sessions().map(\.id)
        XCTAssertEqual(ids, [id])
    }

    func testCancelledLookups() {
        let asked = Mutex<[SessionLoader.Completion]>([])
        let loader = SessionLoader { _, completion in asked.withLock { $0.append(completion) } }
        let got = Mutex<[String]>([])
        for number in [2, 1, 2] {
            loader.load(SessionID(UInt64(number))) { result in
                got.withLock { $0.append("\(number) \(result)") }
            }
        }
        XCTAssertEqual(loader.waiting, 3)
        loader.cancelAll(because: "stop")
        XCTAssertEqual(got.withLock { $0.map { $0.prefix(1) } }, ["1", "2", "2"])
        asked.withLock { $0 }.forEach { $0(.failure(.unknown(SessionID(1)))) }
        XCTAssertEqual(got.withLock { $0.count }, 3)
        loader.load(SessionID(1)) { _ in }
        XCTAssertEqual(loader.lookups, 3)
    }

    func testErrorsOfLookups() async {
        let loader = SessionLoader(store: store())
        do {
            _ = try await loader.session(SessionID(9))
            XCTFail("found")
        } catch {
            XCTAssertEqual(error, .unknown(SessionID(9)))
        }
    }

    func testPlansThatAreRestarted() {
        let scheduler = ManualScheduler(clock: ManualClock())
        var sweeps = 0
        let plan = SweepPlan(every: .seconds(10), atMost: .seconds(5), scheduler: scheduler) {
            sweeps += 1
            return 0
        }
        plan.start()
        plan.start()
        XCTAssertEqual(scheduler.pendingCount, 1)
        plan.stop()
        plan.start()
        scheduler.advance(by: .seconds(35))
        XCTAssertEqual(sweeps, 3)
        XCTAssertEqual(plan.interval, .seconds(10))
        XCTAssertTrue(plan.isRunning)
    }

    func testScheduledWorkComesInOrder() {
        let clock = ManualClock()
        let scheduler = ManualScheduler(clock: clock)
        var times: [String] = []
        for (name, span) in [("c", 3), ("a", 1), ("b", 1)] {
            scheduler.schedule(after: .seconds(Int64(span))) { times.append("\(name)\(clock.now.seconds)") }
        }
        scheduler.advance(by: .seconds(5))
        XCTAssertEqual(times, ["a1", "b1", "c3"])
        XCTAssertEqual(clock.now, Moment(seconds: 5))
    }
}
