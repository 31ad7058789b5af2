import MailModel
import XCTest

final class AddressTests: XCTestCase {
    func testReadsMailboxes() throws {
        XCTAssertEqual(try Mailbox("a.b@Example.ORG").address, "a.b@example.org")
        XCTAssertEqual(try Mailbox("Ana Day <ana@example.org>").name, "Ana Day")
        XCTAssertEqual(try Mailbox(#""Day, Ana" <ana@example.org>"#).name, "Day, Ana")
    }

    func testWritesMailboxes() throws {
        XCTAssertEqual(try Mailbox("Zoë  Day <z@example.org>").description, "Zoë Day <z@example.org>")
        XCTAssertEqual(
            try Mailbox(name: "Day, \"A\"", local: "a", domain: "b.org").description, #""Day, \"A\"" <a@b.org>"#)
    }

    func testReadsLists() throws {
        XCTAssertEqual(try AddressParser.list(" a@b.org, ,C <c@d.org>; ").map(\.local), ["a", "c"])
        XCTAssertEqual(try AddressParser.list(""), [])
    }

    func testErrors() {
        XCTAssertThrowsError(try Mailbox("")) { XCTAssertEqual($0 as? AddressError, .empty) }
        XCTAssertThrowsError(try Mailbox("ana")) { XCTAssertEqual($0 as? AddressError, .missingAt(position: 3)) }
        XCTAssertThrowsError(try Mailbox("a@localhost")) {
            XCTAssertEqual($0 as? AddressError, .badDomain("localhost"))
        }
        XCTAssertThrowsError(try Mailbox("a@b.org c")) {
            XCTAssertEqual($0 as? AddressError, .unexpected("c", position: 8))
        }
    }
}
