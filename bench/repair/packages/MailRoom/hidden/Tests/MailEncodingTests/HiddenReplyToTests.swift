import Foundation
import MailEncoding
import MailModel
import XCTest

final class HiddenReplyToTests: XCTestCase {
    func testHeader() throws {
        var mail = Mail(from: try Mailbox("z@b.org"), to: [try Mailbox("a@b.org")], subject: "", text: "")
        mail.replyTo = try Mailbox("Büro <desk@b.org>")
        let renderer = MailRenderer(host: "h")
        let envelope = try renderer.render(mail, id: 1, date: MailDate(seconds: 0))
        XCTAssertTrue(
            envelope.data.contains("\r\nFrom: z@b.org\r\nReply-To: =?utf-8?B?QsO8cm8=?= <desk@b.org>\r\nTo: a@b.org\r\n"))
        XCTAssertEqual(envelope.recipients, ["a@b.org"])
        mail.replyTo = mail.from
        XCTAssertFalse(try renderer.render(mail, id: 1, date: MailDate(seconds: 0)).data.contains("Reply-To"))
    }

    func testKey() throws {
        var mail = Mail(from: try Mailbox("z@b.org"), to: [], subject: "", text: "")
        mail.replyTo = try Mailbox("r@b.org")
        let text = String(decoding: try JSONEncoder().encode(mail), as: UTF8.self)
        XCTAssertTrue(text.contains(#""reply_to":"r@b.org""#))
    }
}
