import FeedMarkup
import XCTest

final class HiddenMarkupTests: XCTestCase {
    private func tokens(_ text: String) throws -> [Token] {
        var tokenizer = Tokenizer(text)
        var tokens: [Token] = []
        while let token = try tokenizer.next() {
            tokens.append(token)
        }
        return tokens
    }

    private func error(of text: String) -> MarkupError? {
        do {
            _ = try tokens(text)
            return nil
        } catch {
            return error as? MarkupError
        }
    }

    func testAmpersandsThatAreNone() throws {
        XCTAssertEqual(try tokens("a&b c; & &"), [.text("a&b c; & &")])
        XCTAssertEqual(try tokens("R&D &amp; T"), [.text("R&D & T")])
        XCTAssertEqual(try tokens("&&lt;&nbsp;"), [.text("&<\u{A0}")])
        XCTAssertEqual(error(of: "&#0;"), .badReference("#0", line: 1))
        XCTAssertEqual(error(of: "&#xD800;"), .badReference("#xD800", line: 1))
        XCTAssertEqual(error(of: "<a b='&no;'/>"), .badReference("no", line: 1))
    }

    func testAttributes() throws {
        XCTAssertEqual(
            try tokens("<a:b c-d='>' e.f=\"it's &quot;\" />"),
            [.open(name: "a:b", attributes: ["c-d": ">", "e.f": "it's \""], isEmpty: true)])
        XCTAssertEqual(error(of: "<a b='1' b='2'>"), .badAttribute(name: "b", line: 1))
        XCTAssertEqual(error(of: "<a b=1>"), .badAttribute(name: "b", line: 1))
        XCTAssertEqual(error(of: "\n<a\nb='1>"), .unexpectedEnd(in: "attribute “b”", line: 3))
        XCTAssertEqual(error(of: "<a / >"), .badName(line: 1))
    }

    func testEndsOfEverything() {
        XCTAssertEqual(error(of: "<"), .badName(line: 1))
        XCTAssertEqual(error(of: "</a"), .unexpectedEnd(in: "</a", line: 1))
        XCTAssertEqual(error(of: "<?xml"), .unexpectedEnd(in: "a declaration", line: 1))
        XCTAssertEqual(error(of: "\n<![CDATA[ ]]"), .unexpectedEnd(in: "verbatim text", line: 2))
        XCTAssertNil(error(of: ""))
    }

    func testLines() throws {
        var tokenizer = Tokenizer("<a>\n\n<b\n/>")
        XCTAssertEqual(tokenizer.line, 1)
        while try tokenizer.next() != nil {}
        XCTAssertEqual(tokenizer.line, 4)
        XCTAssertNil(try tokenizer.next())
    }

    func testDocuments() throws {
        let root = try Document.parse("<a>1<b>2</b>3<!-- 4 --></a><z>")
        XCTAssertEqual(root.ownText, "13")
        XCTAssertEqual(root.text(of: "b"), "2")
        XCTAssertNil(root.text(of: "c"))
        XCTAssertEqual(root.descend()?.name, "a")
        XCTAssertEqual(try Document.parse("<a/>").text, "")
        XCTAssertNil(try Document.parse("<a><b> \n </b></a>").text(of: "b"))
        XCTAssertFalse(Token.verbatim("").isDecoration)
    }

    func testBrokenDocuments() {
        for (text, message) in [
            ("</a>", "line 1: </a> closes nothing"), ("\n<a>\n<b>", "line 3: the text ends in <b>"),
            ("<!-- -->", "no element"), ("<a></b>", "line 1: </b> instead of </a>"),
        ] {
            XCTAssertThrowsError(try Document.parse(text)) { XCTAssertEqual("\($0)", message) }
        }
        XCTAssertNil(MarkupError.noElement.line)
        XCTAssertEqual(MarkupError.mismatch(expected: nil, found: "", line: 7).line, 7)
    }
}
