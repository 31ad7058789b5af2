import Foundation
import SessionModel
import XCTest

final class SessionTests: XCTestCase {
    private let start = Moment(seconds: 1_000)

    func testTypedKeys() {
        var session = Session(id: SessionID(1), createdAt: start)
        let visits = SessionKey<Int>("visits")
        XCTAssertNil(session[visits])
        session[visits] = 3
        session[SessionKey<[String]>("tags")] = ["a", "é"]
        XCTAssertEqual(session[visits], 3)
        XCTAssertNil(session[SessionKey<String>("visits")])
        XCTAssertEqual(session.values["tags"], .list([.text("a"), .text("é")]))
        session[visits] = nil
        XCTAssertEqual(Array(session.values.keys), ["tags"])
    }

    func testFlashesAreTakenOnce() {
        var session = Session(id: SessionID(1), createdAt: start)
        session.flash("one")
        session.flash("two")
        XCTAssertEqual(session.takeFlashes(), ["one", "two"])
        XCTAssertEqual(session.takeFlashes(), [])
    }

    func testRoundTrip() throws {
        var session = Session(id: SessionID(0xBEEF), user: "zoë", createdAt: start)
        session.touch(at: Moment(seconds: 1_050))
        session[SessionKey<Bool>("beta")] = true
        session.flash("漢字 👋")
        let data = try JSONEncoder().encode(session)
        XCTAssertEqual(try JSONDecoder().decode(Session.self, from: data), session)
    }

    func testRenamedKeepsTheRest() {
        var session = Session(id: SessionID(1), user: "a", createdAt: start)
        session[SessionKey<Int>("n")] = 1
        let other = session.renamed(to: SessionID(2))
        XCTAssertEqual(other.id, SessionID(2))
        XCTAssertEqual(other.values, session.values)
        XCTAssertEqual(other.user, "a")
    }

    func testIDs() {
        XCTAssertEqual(SessionID(255).text, "00000000000000ff")
        XCTAssertEqual(SessionID("00000000000000ff"), SessionID(255))
        XCTAssertNil(SessionID("ff"))
        XCTAssertEqual("\(SessionID(0x12AB))", "…12ab")
        let source = CountingIDSource()
        XCTAssertEqual([source.next(), source.next()], [SessionID(1), SessionID(2)])
    }
}
