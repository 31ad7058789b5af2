import FeedMarkup
import XCTest

final class DocumentTests: XCTestCase {
    func testTree() throws {
        let root = try Document.parse("<?xml version='1.0'?>\n<a><b> one </b><b>two</b><x:c><d/></x:c></a>")
        XCTAssertEqual(root.name, "a")
        XCTAssertEqual(root.all("b").map(\.text), ["one", "two"])
        XCTAssertEqual(root.first("x:c")?.localName, "c")
        XCTAssertNotNil(root.descend("x:c", "d"))
        XCTAssertNil(root.descend("b", "d"))
    }

    func testMismatch() {
        XCTAssertThrowsError(try Document.parse("<a>\n<b></a>")) {
            XCTAssertEqual($0 as? MarkupError, .mismatch(expected: "b", found: "a", line: 2))
            XCTAssertEqual("\($0)", "line 2: </a> instead of </b>")
        }
        XCTAssertThrowsError(try Document.parse("text")) { XCTAssertEqual($0 as? MarkupError, .noElement) }
    }

    func testVerbatimText() throws {
        let root = try Document.parse("<a>x &amp; <![CDATA[<b> &amp; ]]>y</a>")
        XCTAssertEqual(root.text, "x & <b> &amp; y")
    }
}
