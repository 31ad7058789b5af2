import SessionModel
import SessionReports
import XCTest

final class ReportTests: XCTestCase {
    private let now = Moment(seconds: 1_000)

    private var sessions: [Session] {
        var cart = Session(id: SessionID(3), user: "bo|b", createdAt: Moment(seconds: 900))
        cart[SessionKey<Int>("items")] = 2
        return [
            Session(id: SessionID(1), user: "Ålexandra the Great", createdAt: Moment(seconds: 100)),
            Session(id: SessionID(2), createdAt: Moment(seconds: 700)),
            cart,
        ]
    }

    func testPlain() {
        let text = ReportFormat.plain.report(title: "Séances").render(sessions, policy: .fixed(after: .seconds(600)), at: now)
        XCTAssertEqual(
            text,
            """
            Séances
            =======
            Ålexandra the G… …0001 too old
            —                …0002 ends in 5m
            bo|b             …0003 ends in 8m20s
            3 sessions, 1 expired, 67 % known

            """)
    }

    func testMarkdown() {
        let text = MarkdownReport(title: "All", showsValues: true).render(sessions, policy: .never, at: now)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        XCTAssertEqual(lines[2], "| User | Session | State | Values |")
        XCTAssertEqual(lines[6], "| bo\\|b | …0003 | for ever | items=2 |")
        XCTAssertTrue(text.hasSuffix("Most: bo|b (1), Ålexandra the Great (1)\n"))
    }

    func testSummary() {
        let summary = SessionSummary(of: sessions, policy: .never, at: now)
        XCTAssertEqual(summary.oldest, .seconds(900))
        XCTAssertEqual(summary.knownPercent, 67)
        XCTAssertEqual(SessionSummary(of: [], policy: .never, at: now).knownPercent, 0)
    }
}
