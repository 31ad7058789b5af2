import Foundation
import MailEncoding
import MailModel
import XCTest

final class RenderTests: XCTestCase {
    private func mail() throws -> Mail {
        Mail(from: try Mailbox("Zoë <z@b.org>"), to: [try Mailbox("a@b.org")], subject: "Hi", text: "Grüße")
    }

    func testText() throws {
        let envelope = try MailRenderer(host: "h.org").render(mail(), id: 7, date: MailDate(seconds: 0))
        XCTAssertEqual(envelope.sender, "z@b.org")
        XCTAssertEqual(envelope.recipients, ["a@b.org"])
        XCTAssertEqual(
            envelope.data.components(separatedBy: "\r\n"),
            [
                "Date: Thu, 01 Jan 1970 00:00:00 +0000",
                "From: =?utf-8?B?Wm/Dqw==?= <z@b.org>",
                "To: a@b.org",
                "Subject: Hi",
                "Message-ID: <7@h.org>",
                "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: quoted-printable",
                "",
                "Gr=C3=BC=C3=9Fe",
            ])
    }

    func testParts() throws {
        var mail = try mail()
        mail.html = "<p>Hi</p>"
        mail.attachments = [Mail.Attachment(fileName: "a.bin", content: Data([1, 2, 3]))]
        let data = try MailRenderer(host: "h.org").render(mail, id: 1, date: MailDate(seconds: 0)).data
        XCTAssertTrue(data.contains("Content-Type: multipart/mixed; boundary=\"=_m1_1\"\r\n"))
        XCTAssertTrue(data.contains("Content-Type: multipart/alternative; boundary=\"=_m1_2\"\r\n"))
        XCTAssertTrue(data.contains("Content-Disposition: attachment; filename=\"a.bin\"\r\n"))
        XCTAssertTrue(data.hasSuffix("\r\n\r\nAQID\r\n--=_m1_1--\r\n"))
    }

    func testRefuses() throws {
        var mail = try mail()
        XCTAssertThrowsError(try MailRenderer(host: "h", mostBytes: 10).render(mail, id: 1, date: MailDate(seconds: 0)))
        mail.to = []
        XCTAssertThrowsError(try MailRenderer(host: "h").render(mail, id: 1, date: MailDate(seconds: 0))) {
            XCTAssertEqual($0 as? RenderError, .noRecipients)
        }
    }

    func testPartsKeepTheirHeaders() {
        let part = FilePart(fileName: "../é\".txt", type: "text/plain", bytes: [])
        XCTAssertEqual(part.headers, [Header("Content-Disposition", "attachment; filename=\"__.txt\"")])
        part.set(Header("content-disposition", "inline"))
        XCTAssertEqual(part.headers.map(\.value), ["inline"])
    }
}
