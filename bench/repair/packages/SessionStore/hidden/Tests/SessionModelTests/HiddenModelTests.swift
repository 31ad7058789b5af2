import Foundation
import SessionModel
import XCTest

final class HiddenModelTests: XCTestCase {
    private func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    func testSessionJSON() throws {
        var session = Session(id: SessionID(10), createdAt: Moment(seconds: 5))
        session.touch(at: Moment(seconds: 7))
        session[SessionKey<[Int]>("l")] = [1, 0]
        session[SessionKey<Bool>("b")] = false
        XCTAssertEqual(
            try json(session),
            #"{"created_at":5,"id":"000000000000000a","seen_at":7,"values":{"b":false,"l":[1,0]}}"#)
        session.user = "é"
        session.flash("🎉")
        XCTAssertEqual(
            try json(session),
            #"{"created_at":5,"flash":["🎉"],"id":"000000000000000a","seen_at":7,"user":"é","values":{"b":false,"l":[1,0]}}"#)
    }

    func testValuesInJSONKeepTheirKind() throws {
        let values = try JSONDecoder().decode([SessionValue].self, from: Data(#"[true,1,0,"1",[["a"],[]]]"#.utf8))
        XCTAssertEqual(
            values, [.flag(true), .number(1), .number(0), .text("1"), .list([.list([.text("a")]), .list([])])])
        XCTAssertThrowsError(try JSONDecoder().decode([SessionValue].self, from: Data("[1.5]".utf8)))
    }

    func testWeights() {
        XCTAssertEqual(SessionValue.flag(true).weight, 4)
        XCTAssertEqual(SessionValue.flag(false).weight, 5)
        XCTAssertEqual(SessionValue.number(-12).weight, 3)
        XCTAssertEqual(SessionValue.list([]).weight, 0)
        let list = SessionValue.list([.text("né"), .number(7)])
        XCTAssertEqual(list.weight, 4)
        XCTAssertEqual(list.description, "né,7")
    }

    func testListsOfOneKindOnly() {
        XCTAssertNil([Int](sessionValue: .list([.number(1), .text("2")])))
        XCTAssertEqual([[Bool]](sessionValue: .list([.list([.flag(true)]), .list([])])), [[true], []])
    }

    func testIDsAreStrict() {
        XCTAssertNil(SessionID("00000000000000FF"))
        XCTAssertNil(SessionID("00000000000000fg"))
        XCTAssertNil(SessionID("000000000000000ff"))
        XCTAssertEqual(SessionID(.max).text, "ffffffffffffffff")
        XCTAssertThrowsError(try JSONDecoder().decode([SessionID].self, from: Data(#"["x"]"#.utf8)))
        XCTAssertEqual(CountingIDSource(after: 14).next().text, "000000000000000f")
    }

    func testTouchDoesNotGoBack() {
        var session = Session(id: SessionID(1), createdAt: Moment(seconds: 50))
        session.touch(at: Moment(seconds: 40))
        XCTAssertEqual(session.seenAt, Moment(seconds: 50))
        session.touch(at: Moment(seconds: 60))
        session.flash("x")
        let renamed = session.renamed(to: SessionID(2))
        XCTAssertEqual(renamed.seenAt, Moment(seconds: 60))
        XCTAssertEqual(renamed.createdAt, Moment(seconds: 50))
        XCTAssertEqual(renamed.flashes, ["x"])
        XCTAssertTrue(renamed.isAnonymous)
    }

    func testTimesDoNotOverflow() {
        XCTAssertEqual(Span.minutes(.max).seconds, .max)
        XCTAssertEqual(Span.hours(.max).seconds, .max)
        XCTAssertEqual(Span.days(.max).seconds, .max)
        XCTAssertEqual(Span.seconds(-1), .zero)
        XCTAssertEqual(Span.minutes(-1), .zero)
        XCTAssertEqual(Moment(seconds: .max - 1) + .seconds(5), Moment(seconds: .max))
        XCTAssertEqual(Span.days(2).seconds, 172_800)
    }

    func testSpanTextsAtTheBorders() {
        XCTAssertEqual(Span.zero.description, "0s")
        XCTAssertEqual(Span.seconds(60).description, "1m")
        XCTAssertEqual(Span.seconds(61).description, "1m01s")
        XCTAssertEqual(Span.seconds(3_659).description, "1h")
        XCTAssertEqual(Span.hours(24).description, "1d")
        XCTAssertEqual(Span.seconds(86_400 + 36_000).description, "1d10h")
        XCTAssertEqual(try json([Span.minutes(2)]), "[120]")
    }

    func testErrors() {
        let id = SessionID(0xABCDE)
        XCTAssertEqual("\(SessionError.unknown(id))", "no session …bcde")
        XCTAssertEqual("\(SessionError.expired(id, .tooOld))", "session …bcde is too old")
        XCTAssertEqual("\(SessionError.unavailable("é"))", "sessions unavailable: é")
        XCTAssertTrue(SessionError.expired(id, .tooOld).isForgivable)
        XCTAssertFalse(SessionError.unavailable("").isForgivable)
        XCTAssertEqual(ExpiryReason.tooOld.rawValue, "too_old")
        XCTAssertEqual("\(ExpiryPolicy.fixed(after: .minutes(90)))", "after 1h30m")
        XCTAssertEqual(ExpiryPolicy.never.expiry(of: Session(id: id, createdAt: Moment(seconds: 0)), at: Moment(seconds: 9)), .alive(until: nil))
    }
}
