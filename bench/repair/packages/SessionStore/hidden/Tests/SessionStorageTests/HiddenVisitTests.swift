import SessionModel
import SessionStorage
import XCTest

final class HiddenVisitTests: XCTestCase {
    func testVisitsAreKeptOnlyWhereTheyCount() async throws {
        let clock = ManualClock(Moment(seconds: 100))
        let policy = ExpiryPolicy.sliding(idle: .seconds(10), absolute: nil)
        let store = SessionStore(storage: MemoryStorage(), policy: policy, clock: clock, ids: CountingIDSource())
        let id = try await store.create().id
        for _ in 0..<5 {
            clock.advance(by: .seconds(9))
            let visited = try await store.visit(id)
            XCTAssertEqual(visited.seenAt, clock.now)
        }
        let kept = try await store.sessions()
        XCTAssertEqual(kept.first?.seenAt, Moment(seconds: 145))
        clock.advance(by: .seconds(9))
        _ = try await store.find(id)
        clock.advance(by: .seconds(1))
        do {
            _ = try await store.visit(id)
            XCTFail("still there")
        } catch {
            XCTAssertEqual(error, .expired(id, .idle))
        }
    }

    func testFixedSessionsAreNotTouched() async throws {
        let clock = ManualClock()
        let store = SessionStore(storage: MemoryStorage(), policy: .fixed(after: .hours(1)), clock: clock)
        let session = try await store.create()
        clock.advance(by: .minutes(1))
        let visited = try await store.visit(session.id)
        XCTAssertEqual(visited, session)
    }
}
