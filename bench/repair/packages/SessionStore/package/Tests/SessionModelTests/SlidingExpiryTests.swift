import SessionModel
import XCTest

final class SlidingExpiryTests: XCTestCase {
    func testVisitsLengthenTheLife() {
        var session = Session(id: SessionID(1), createdAt: Moment(seconds: 0))
        let policy = ExpiryPolicy.sliding(idle: .seconds(10), absolute: .seconds(100))
        XCTAssertEqual(policy.expiry(of: session, at: Moment(seconds: 10)), .expired(.idle))
        session.touch(at: Moment(seconds: 8))
        XCTAssertEqual(policy.expiry(of: session, at: Moment(seconds: 10)), .alive(until: Moment(seconds: 18)))
        XCTAssertTrue(policy.dependsOnVisits)
    }

    func testAbsoluteEnd() {
        var session = Session(id: SessionID(1), createdAt: Moment(seconds: 0))
        session.touch(at: Moment(seconds: 95))
        let policy = ExpiryPolicy.sliding(idle: .seconds(10), absolute: .seconds(100))
        XCTAssertEqual(policy.expiry(of: session, at: Moment(seconds: 100)), .expired(.tooOld))
    }
}
