import FeedMarkup
import XCTest

final class TokenizerTests: XCTestCase {
    private func tokens(_ text: String) throws -> [Token] {
        var tokenizer = Tokenizer(text)
        var tokens: [Token] = []
        while let token = try tokenizer.next() {
            tokens.append(token)
        }
        return tokens
    }

    func testTags() throws {
        XCTAssertEqual(
            try tokens("<a x='1' y = \"é\">b</a ><c/>"),
            [
                .open(name: "a", attributes: ["x": "1", "y": "é"], isEmpty: false), .text("b"), .close(name: "a"),
                .open(name: "c", attributes: [:], isEmpty: true),
            ])
    }

    func testDecoration() throws {
        let tokens = try tokens("<?xml?><!-- <b> --><!DOCTYPE x>")
        XCTAssertEqual(tokens, [.declaration("xml"), .comment(" <b> "), .declaration("DOCTYPE x")])
        XCTAssertTrue(tokens.allSatisfy(\.isDecoration))
    }

    func testReferences() throws {
        XCTAssertEqual(try tokens("a &lt; b &#233;&#x1F600; & c"), [.text("a < b é😀 & c")])
        XCTAssertThrowsError(try tokens("\n&what;")) {
            XCTAssertEqual($0 as? MarkupError, .badReference("what", line: 1))
        }
    }

    func testErrors() {
        for (text, error) in [
            ("<a", MarkupError.unexpectedEnd(in: "<a", line: 1)), ("\n<1>", .badName(line: 2)),
            ("<a b>", .badAttribute(name: "b", line: 1)), ("<!-- x", .unexpectedEnd(in: "a comment", line: 1)),
        ] {
            XCTAssertThrowsError(try tokens(text)) { XCTAssertEqual($0 as? MarkupError, error) }
        }
    }
}
