import CBase64
import MailEncoding
import XCTest

final class EncodingTests: XCTestCase {
    func testBase64() throws {
        XCTAssertEqual(Base64.encode(Array("hello".utf8)), "aGVsbG8=")
        XCTAssertEqual(try Base64.decode("aGVs\r\nbG8="), Array("hello".utf8))
        XCTAssertEqual(Base64.encode([]), "")
        XCTAssertEqual(Base64.encode(Array(repeating: 0, count: 6), lineLength: 4), "AAAA\r\nAAAA")
    }

    func testBadBase64() {
        XCTAssertThrowsError(try Base64.decode("a*==")) { XCTAssertEqual($0 as? DecodingFailure, .badCharacter) }
        XCTAssertThrowsError(try Base64.decode("aGVsb")) { XCTAssertEqual($0 as? DecodingFailure, .badLength) }
    }

    func testLengths() {
        XCTAssertEqual(cb64_encoded_length(4, 0), 8)
        XCTAssertEqual(cb64_encoded_length(57, 76), 76)
        XCTAssertEqual(cb64_encoded_length(58, 76), 82)
    }

    func testQuotedPrintable() throws {
        XCTAssertEqual(QuotedPrintable.encode("é = 1\nend "), "=C3=A9 =3D 1\r\nend=20")
        XCTAssertEqual(try QuotedPrintable.decode("=C3=A9=\r\n!"), Array("é!".utf8))
        XCTAssertThrowsError(try QuotedPrintable.decode("=X1"))
    }

    func testLongLinesAreBroken() {
        let lines = QuotedPrintable.encode(String(repeating: "x", count: 100)).components(separatedBy: "\r\n")
        XCTAssertEqual(lines.map(\.count), [76, 25])
        XCTAssertEqual(lines.first?.last, "=")
    }

    func testHeaders() {
        XCTAssertEqual(Header("A", "b\nc").line, "A: b c\r\n")
        XCTAssertEqual(Header.text("Subject", "é").line, "Subject: =?utf-8?B?w6k=?=\r\n")
        XCTAssertEqual(Header.text("Subject", "plain").value, "plain")
    }
}
