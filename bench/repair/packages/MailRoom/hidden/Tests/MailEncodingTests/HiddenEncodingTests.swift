import CBase64
import Foundation
import MailModel
import XCTest

@testable import MailEncoding

final class HiddenEncodingTests: XCTestCase {
    func testBase64OfAllLengths() throws {
        for count in 0..<200 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ count) }
            let text = Base64.encode(bytes, lineLength: 0)
            XCTAssertEqual(text, Data(bytes).base64EncodedString())
            XCTAssertEqual(try Base64.decode(text), bytes)
            let lines = Base64.encode(bytes).components(separatedBy: "\r\n")
            XCTAssertEqual(lines.joined(), text)
            XCTAssertTrue(lines.dropLast().allSatisfy { $0.count == 76 })
            XCTAssertEqual(cb64_encoded_length(count, 76), Base64.encode(bytes).utf8.count)
        }
    }

    func testStrictDecoding() {
        let failures: [(String, DecodingFailure)] = [
            ("A", .badLength), ("AA", .badLength), ("AAA", .badLength), ("AA=", .badLength), ("AAAA=", .badLength),
            ("A===", .badLength), ("AA==A", .badCharacter), ("AA=A", .badCharacter), ("é===", .badCharacter),
            ("AA-_", .badCharacter),
        ]
        for (text, failure) in failures {
            XCTAssertThrowsError(try Base64.decode(text), text) { XCTAssertEqual($0 as? DecodingFailure, failure, text) }
        }
        XCTAssertEqual(try Base64.decode(" /+8= \t"), [255, 239])
        XCTAssertEqual(try Base64.decode(""), [])
        XCTAssertEqual(cb64_decoded_capacity(5), 6)
        XCTAssertEqual(cb64_value(CChar(43)), 62)
        XCTAssertEqual(cb64_value(CChar(61)), -1)
    }

    func testQuotedPrintableEdges() throws {
        XCTAssertEqual(QuotedPrintable.encode(""), "")
        XCTAssertEqual(QuotedPrintable.encode("a\r\n\n\tb\t\n"), "a\r\n\r\n\tb=09\r\n")
        XCTAssertEqual(QuotedPrintable.encode("~\u{7F}\u{1}"), "~=7F=01")
        XCTAssertEqual(QuotedPrintable.encode(String(repeating: "x", count: 76)), String(repeating: "x", count: 76))
        let long = QuotedPrintable.encode(String(repeating: "é", count: 40)).components(separatedBy: "\r\n")
        XCTAssertEqual(long.map(\.count), [76, 76, 76, 15])
        XCTAssertTrue(long.dropLast().allSatisfy { $0.hasSuffix("=") })
        let text = "Zażółć gęślą jaźń 🎉 = " + String(repeating: "漢 ", count: 30) + "end"
        XCTAssertEqual(String(decoding: try QuotedPrintable.decode(QuotedPrintable.encode(text)), as: UTF8.self), text)
        XCTAssertThrowsError(try QuotedPrintable.decode("a=")) { XCTAssertEqual($0 as? DecodingFailure, .badLength) }
        XCTAssertThrowsError(try QuotedPrintable.decode("=G0")) { XCTAssertEqual($0 as? DecodingFailure, .badCharacter) }
        XCTAssertEqual(try QuotedPrintable.decode("=e9"), [233])
    }

    func testEncodedWords() throws {
        XCTAssertEqual(EncodedWord.encodeIfNeeded("a =? b"), "=?utf-8?B?YSA9PyBi?=")
        XCTAssertEqual(EncodedWord.encodeIfNeeded("a = b"), "a = b")
        XCTAssertEqual(EncodedWord.encodeIfNeeded("a\nb"), "=?utf-8?B?YQpi?=")
        let words = EncodedWord.encode(String(repeating: "漢", count: 31)).split(separator: " ")
        XCTAssertEqual(words.map(\.count), [72, 72, 16])
        XCTAssertTrue(words.allSatisfy { $0.hasPrefix("=?utf-8?B?") && $0.hasSuffix("?=") })
        XCTAssertEqual(try Base64.decode(String(words[2].dropFirst(10).dropLast(2))), Array("漢".utf8))
    }

    func testFolding() {
        let header = Header("X", Array(repeating: "1234567890", count: 16).joined(separator: " "))
        XCTAssertEqual(header.line.components(separatedBy: "\r\n").map(\.count), [68, 77, 33, 0])
        XCTAssertEqual(Header("Long", String(repeating: "y", count: 90)).line.count, 4 + 1 + 1 + 90 + 1)
        XCTAssertEqual(Header("A", "").line, "A:\r\n")
        XCTAssertEqual(Header("A", "x\r\nBcc: y").line, "A: x Bcc: y\r\n")
    }

    func testMailboxesInHeaders() throws {
        let boxes = [try Mailbox("a@b.org"), try Mailbox("\"D, A\" <a@b.org>"), try Mailbox("é <e@b.org>")]
        XCTAssertEqual(Header.mailboxes("To", boxes).value, "a@b.org, \"D, A\" <a@b.org>, =?utf-8?B?w6k=?= <e@b.org>")
        XCTAssertEqual(Header.mailboxes("To", []).line, "To:\r\n")
    }

    func testParts() {
        var boundaries = BoundarySource()
        let inner = Multipart("alternative", [TextPart("a")])
        inner.append(TextPart("é", subtype: "html"))
        let outer = Multipart("mixed", [inner])
        XCTAssertEqual(
            outer.render(&boundaries).components(separatedBy: "\r\n"),
            [
                "Content-Type: multipart/mixed; boundary=\"=_part_1\"", "",
                "--=_part_1", "Content-Type: multipart/alternative; boundary=\"=_part_2\"", "",
                "--=_part_2", "Content-Type: text/plain; charset=us-ascii",
                "Content-Transfer-Encoding: quoted-printable", "", "a",
                "--=_part_2", "Content-Type: text/html; charset=utf-8",
                "Content-Transfer-Encoding: quoted-printable", "", "=C3=A9",
                "--=_part_2--", "",
                "--=_part_1--", "",
            ])
        XCTAssertEqual(boundaries.next(), "=_part_5")
        XCTAssertEqual(outer.parts.count, 1)
        XCTAssertEqual(inner.parts.count, 2)
    }

    func testPlainParts() {
        var boundaries = BoundarySource(prefix: "x")
        let part = MIMEPart(contentType: "a/b")
        part.set(Header("X", "1"))
        part.set(Header("Y", "2"))
        part.set(Header("x", "3"))
        XCTAssertEqual(part.render(&boundaries), "x: 3\r\nY: 2\r\nContent-Type: a/b\r\n\r\n")
        XCTAssertNil(part.transferEncoding)
        let file = FilePart(contentType: "c/d", headers: [Header("Z", "0")])
        XCTAssertEqual(
            file.render(&boundaries), "Z: 0\r\nContent-Type: c/d\r\nContent-Transfer-Encoding: base64\r\n\r\n")
        XCTAssertEqual(FilePart.safe("C:\\x\\y z.txt"), "y z.txt")
        XCTAssertEqual(FilePart.safe("//"), "file")
    }

    func testHeadersOfMails() throws {
        var mail = Mail(from: try Mailbox("z@b.org"), to: [], subject: "", text: "")
        mail.bcc = [try Mailbox("secret@b.org")]
        mail.cc = [try Mailbox("c@b.org"), try Mailbox("d@b.org")]
        mail.priority = .bulk
        let renderer = MailRenderer(host: "é.org")
        let envelope = try renderer.render(mail, id: 3, date: MailDate(seconds: 0))
        let names = envelope.data.components(separatedBy: "\r\n").prefix { !$0.isEmpty }.map { $0.split(separator: ":")[0] }
        XCTAssertEqual(
            names,
            [
                "Date", "From", "Cc", "Subject", "Message-ID", "Precedence", "MIME-Version", "Content-Type",
                "Content-Transfer-Encoding",
            ])
        XCTAssertFalse(envelope.data.contains("secret"))
        XCTAssertEqual(envelope.recipients, ["c@b.org", "d@b.org", "secret@b.org"])
        mail.priority = .urgent
        XCTAssertTrue(
            try renderer.render(mail, id: 3, date: MailDate(seconds: 0)).data.contains("\r\nX-Priority: 1\r\nMIME"))
    }

    func testLimits() throws {
        let mail = Mail(from: try Mailbox("z@b.org"), to: [try Mailbox("z@b.org")], subject: "", text: "x")
        let size = try MailRenderer(host: "h").render(mail, id: 1, date: MailDate(seconds: 0)).data.utf8.count
        XCTAssertNoThrow(try MailRenderer(host: "h", mostBytes: size).render(mail, id: 1, date: MailDate(seconds: 0)))
        XCTAssertThrowsError(
            try MailRenderer(host: "h", mostBytes: size - 1).render(mail, id: 1, date: MailDate(seconds: 0))
        ) { error in
            XCTAssertEqual(error as? RenderError, .tooLarge(bytes: size, most: size - 1))
            XCTAssertEqual("\(error)", "the mail has \(size) bytes, at most \(size - 1) are allowed")
        }
        XCTAssertEqual("\(RenderError.noRecipients)", "nobody would get the mail")
    }
}
