import SessionModel
import XCTest

final class TimeTests: XCTestCase {
    func testSpanTexts() {
        XCTAssertEqual(Span.seconds(59).description, "59s")
        XCTAssertEqual(Span.minutes(10).description, "10m")
        XCTAssertEqual(Span.seconds(3 * 3_600 + 300).description, "3h05m")
        XCTAssertEqual(Span.hours(52).description, "2d04h")
    }

    func testMoments() {
        let clock = ManualClock(Moment(seconds: 10))
        XCTAssertEqual(clock.advance(by: .minutes(1)), Moment(seconds: 70))
        XCTAssertEqual(clock.now.since(Moment(seconds: 10)), .seconds(60))
        XCTAssertEqual(Moment(seconds: 0).since(clock.now), .zero)
    }

    func testFixedExpiry() {
        let session = Session(id: SessionID(1), createdAt: Moment(seconds: 100))
        let policy = ExpiryPolicy.fixed(after: .seconds(50))
        XCTAssertEqual(policy.expiry(of: session, at: Moment(seconds: 149)), .alive(until: Moment(seconds: 150)))
        XCTAssertEqual(policy.expiry(of: session, at: Moment(seconds: 150)), .expired(.tooOld))
        XCTAssertFalse(ExpiryPolicy.never.isExpired(session, at: Moment(seconds: .max)))
    }
}
