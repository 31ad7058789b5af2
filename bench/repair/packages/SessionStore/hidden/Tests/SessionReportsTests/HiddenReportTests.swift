import SessionModel
import SessionReports
import XCTest

final class HiddenReportTests: XCTestCase {
    private final class Loud: SessionReport {
        override func state(_ expiry: Expiry, at now: Moment) -> String {
            return super.state(expiry, at: now).uppercased()
        }

        override func footer(_ summary: SessionSummary) -> [String] {
            return []
        }
    }

    private func session(_ id: UInt64, _ user: String?, at seconds: Int64 = 0) -> Session {
        return Session(id: SessionID(id), user: user, createdAt: Moment(seconds: seconds))
    }

    func testEmptyReport() {
        let text = SessionReport(title: "ø").render([], policy: .never, at: Moment(seconds: 0))
        XCTAssertEqual(text, "ø\n=\n0 sessions, 0 expired, 0 % known\n")
    }

    func testPadding() {
        let report = SessionReport(title: "", width: 1)
        XCTAssertEqual(report.width, 4)
        XCTAssertEqual(report.padded("abcd"), "abcd")
        XCTAssertEqual(report.padded("abcde"), "abc…")
        XCTAssertEqual(report.padded(""), "    ")
        XCTAssertEqual(SessionReport(title: "").width, 12)
    }

    func testSubclass() {
        let text = Loud(title: "T").render([session(1, "é")], policy: .fixed(after: .seconds(1)), at: Moment(seconds: 1))
        XCTAssertEqual(text, "T\n=\né            …0001 TOO OLD\n")
    }

    func testUsersInOrder() {
        let sessions = [session(1, "b"), session(2, "a"), session(3, "c"), session(4, "c"), session(5, nil), session(6, "d")]
        let summary = SessionSummary(of: sessions, policy: .never, at: Moment(seconds: 0))
        XCTAssertEqual(summary.users.map(\.name), ["c", "a", "b", "d"])
        XCTAssertEqual(summary.users.map(\.count), [2, 1, 1, 1])
        XCTAssertEqual(summary.knownPercent, 83)
        let half = SessionSummary(of: Array(repeating: session(1, nil), count: 199) + [session(2, "x")], policy: .never, at: Moment(seconds: 0))
        XCTAssertEqual(half.knownPercent, 1)
        XCTAssertEqual(half.anonymous, 199)
    }

    func testMarkdownWithoutValues() {
        let text = ReportFormat.markdown.report(title: "T").render([session(1, nil, at: 5)], policy: .never, at: Moment(seconds: 0))
        XCTAssertEqual(
            text,
            """
            # T

            | User | Session | State |
            | --- | --- | --- |
            | *anonymous* | …0001 | for ever |

            1 sessions, 0 expired, 0 % known

            """)
        XCTAssertNil(ReportFormat(rawValue: "html"))
    }
}
