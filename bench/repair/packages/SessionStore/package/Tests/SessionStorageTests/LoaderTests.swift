import SessionModel
import SessionStorage
import Synchronization
import XCTest

final class LoaderTests: XCTestCase {
    func testCallersShareALookup() {
        let asked = Mutex<[SessionLoader.Completion]>([])
        let loader = SessionLoader { _, completion in asked.withLock { $0.append(completion) } }
        let got = Mutex<[Int]>([])
        loader.load(SessionID(1)) { _ in got.withLock { $0.append(1) } }
        loader.load(SessionID(1)) { _ in got.withLock { $0.append(2) } }
        XCTAssertEqual(loader.lookups, 1)
        XCTAssertEqual(loader.waiting, 2)
        let completion = asked.withLock { $0.removeFirst() }
        completion(.failure(.unknown(SessionID(1))))
        XCTAssertEqual(got.withLock { $0 }, [1, 2])
        XCTAssertEqual(loader.waiting, 0)
    }

    func testLoadsFromAStore() async throws {
        let store = SessionStore(storage: MemoryStorage(), policy: .never, clock: ManualClock(), ids: CountingIDSource())
        let session = try await store.create(for: "bo")
        let loaded = try await SessionLoader(store: store).session(session.id)
        XCTAssertEqual(loaded, session)
    }

    func testSweepPlan() {
        let clock = ManualClock()
        let scheduler = ManualScheduler(clock: clock)
        var answers = [0, 0, 2, 0]
        let plan = SweepPlan(every: .seconds(10), atMost: .seconds(30), scheduler: scheduler) { answers.removeFirst() }
        plan.start()
        scheduler.advance(by: .seconds(10))
        XCTAssertEqual(plan.interval, .seconds(20))
        scheduler.advance(by: .seconds(20))
        XCTAssertEqual(plan.interval, .seconds(30))
        scheduler.advance(by: .seconds(30))
        XCTAssertEqual(plan.interval, .seconds(10))
        XCTAssertEqual(plan.found, [0, 0, 2])
        plan.stop()
        scheduler.advance(by: .seconds(100))
        XCTAssertEqual(plan.found, [0, 0, 2])
    }
}
