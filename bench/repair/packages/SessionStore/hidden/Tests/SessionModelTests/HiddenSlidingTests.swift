import SessionModel
import XCTest

final class HiddenSlidingTests: XCTestCase {
    func testTheEarlierEndCounts() {
        var session = Session(id: SessionID(1), createdAt: Moment(seconds: 0))
        let policy = ExpiryPolicy.sliding(idle: .seconds(30), absolute: .seconds(40))
        XCTAssertEqual(policy.expiry(of: session, at: Moment(seconds: 1)), .alive(until: Moment(seconds: 30)))
        session.touch(at: Moment(seconds: 29))
        XCTAssertEqual(policy.expiry(of: session, at: Moment(seconds: 39)), .alive(until: Moment(seconds: 40)))
        XCTAssertEqual(policy.expiry(of: session, at: Moment(seconds: 400)), .expired(.tooOld))
    }

    func testWithoutAbsoluteEnd() {
        var session = Session(id: SessionID(1), createdAt: Moment(seconds: 0))
        session.touch(at: Moment(seconds: 1_000_000))
        let policy = ExpiryPolicy.sliding(idle: .seconds(5), absolute: nil)
        XCTAssertFalse(policy.isExpired(session, at: Moment(seconds: 1_000_004)))
        XCTAssertEqual(policy.expiry(of: session, at: Moment(seconds: 1_000_005)), .expired(.idle))
        XCTAssertEqual(policy.description, "after 5s without a visit")
        XCTAssertFalse(ExpiryPolicy.fixed(after: .zero).dependsOnVisits)
    }
}
