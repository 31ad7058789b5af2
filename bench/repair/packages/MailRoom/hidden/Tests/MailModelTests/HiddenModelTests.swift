import Foundation
import MailModel
import XCTest

final class HiddenModelTests: XCTestCase {
    private func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    private func error(_ text: String) -> AddressError? {
        do {
            _ = try AddressParser.list(text)
            return nil
        } catch {
            return error
        }
    }

    func testErrorsOfAddresses() {
        XCTAssertEqual(error("a b <c>"), .missingAt(position: 6))
        XCTAssertEqual(error("\"a"), .unterminatedQuote(position: 0))
        XCTAssertEqual(error("x <a@b.org"), .unterminatedQuote(position: 10))
        XCTAssertEqual(error("x <"), .empty)
        XCTAssertEqual(error("x <>"), .unexpected(">", position: 3))
        XCTAssertEqual(error("a@b.org d@e.org"), .unexpected("d", position: 8))
        XCTAssertEqual(error("a, b@c.org"), .missingAt(position: 1))
        XCTAssertEqual(error("a@b.org;c@d.org,"), nil)
        XCTAssertEqual(error("@b.org"), .unexpected("@", position: 0))
        XCTAssertEqual(error("a b@c.org"), .unexpected("@", position: 3))
        XCTAssertEqual(error("a@-b.org"), .badDomain("-b.org"))
        XCTAssertEqual(error("a@b..org"), .badDomain("b..org"))
        XCTAssertEqual(error("a@"), .badDomain(""))
        XCTAssertEqual(error("a@b_c.org"), .badDomain("b_c.org"))
        XCTAssertEqual(error("x <a@b.org c>"), .unexpected("c", position: 11))
    }

    func testUnusualAddresses() throws {
        let quoted = try Mailbox(#""a \"b" <"x y"@b.org>"#)
        XCTAssertEqual(quoted.name, "a \"b")
        XCTAssertEqual(quoted.local, "x y")
        XCTAssertEqual(quoted.description, #""a \"b" <"x y"@b.org>"#)
        XCTAssertEqual(try Mailbox("用户@例子.org").address, "\"用户\"@例子.org")
        XCTAssertEqual(try Mailbox("<a+b@c.org>"), try Mailbox("a+b@c.org"))
        XCTAssertNil(try Mailbox("\"\" <a@b.org>").name)
        XCTAssertEqual(try Mailbox(name: nil, local: ".a", domain: "B.org").address, "\".a\"@b.org")
        XCTAssertEqual(try Mailbox("Zoë  \"von\"  漢 <a@b.org>").name, "Zoë von 漢")
        XCTAssertThrowsError(try Mailbox(local: "", domain: "b.org")) { XCTAssertEqual($0 as? AddressError, .empty) }
        XCTAssertThrowsError(try Mailbox("a@b.org, c@d.org")) {
            XCTAssertEqual($0 as? AddressError, .unexpected(",", position: 7))
        }
    }

    func testTextsOfErrors() {
        XCTAssertEqual("\(AddressError.empty)", "an address is expected")
        XCTAssertEqual("\(AddressError.missingAt(position: 2))", "'@' is missing at 2")
        XCTAssertEqual("\(AddressError.unterminatedQuote(position: 3))", "the quote at 3 is not closed")
        XCTAssertEqual("\(AddressError.unexpected("é", position: 4))", "unexpected 'é' at 4")
        XCTAssertEqual("\(AddressError.badDomain("x"))", "'x' is not a domain")
    }

    func testJSONOfMails() throws {
        var mail = Mail(from: try Mailbox("Zoë <z@b.org>"), to: [], subject: "s/é", text: "t")
        XCTAssertEqual(try json(mail), #"{"body":"t","from":"Zoë <z@b.org>","subject":"s/é","to":[]}"#)
        mail.cc = [try Mailbox("c@b.org")]
        mail.bcc = [try Mailbox("d@b.org")]
        mail.html = "<p>"
        mail.priority = .bulk
        mail.attachments = [Mail.Attachment(fileName: "f", content: Data([255]))]
        XCTAssertEqual(
            try json(mail),
            #"{"attachments":[{"base64":"/w==","file":"f","type":"application/octet-stream"}],"bcc":["d@b.org"],"body":"t","body_html":"<p>","cc":["c@b.org"],"from":"Zoë <z@b.org>","priority":0,"subject":"s/é","to":[]}"#)
    }

    func testBadJSON() {
        let text = #"{"from":"nobody","to":[],"body":""}"#
        XCTAssertThrowsError(try JSONDecoder().decode(Mail.self, from: Data(text.utf8))) { error in
            guard case DecodingError.dataCorrupted(let context)? = error as? DecodingError else {
                return XCTFail("\(error)")
            }
            XCTAssertEqual(context.debugDescription, "'@' is missing at 6")
            XCTAssertEqual(context.codingPath.map(\.stringValue), ["from"])
        }
        XCTAssertThrowsError(try JSONDecoder().decode(Mail.self, from: Data(#"{"from":"a@b.org","to":[]}"#.utf8)))
    }

    func testRecipientsInOrder() throws {
        var mail = Mail(from: try Mailbox("z@b.org"), to: [try Mailbox("b@b.org")], subject: "", text: "")
        mail.bcc = [try Mailbox("X <B@b.org>"), try Mailbox("a@b.org")]
        mail.cc = [try Mailbox("c@B.org"), try Mailbox("C <c@b.org>")]
        XCTAssertEqual(mail.recipients.map(\.address), ["b@b.org", "c@b.org", "B@b.org", "a@b.org"])
    }

    func testEdgesOfDates() throws {
        XCTAssertEqual(MailDate(seconds: -1).description, "Wed, 31 Dec 1969 23:59:59 +0000")
        XCTAssertEqual(MailDate(seconds: 4_102_444_800).description, "Fri, 01 Jan 2100 00:00:00 +0000")
        XCTAssertEqual(MailDate(seconds: 1_733_011_209).description, "Sun, 01 Dec 2024 00:00:09 +0000")
        XCTAssertLessThan(MailDate(seconds: 1), MailDate(seconds: 2))
        XCTAssertEqual(try json([MailDate(seconds: 5)]), "[5]")
        XCTAssertEqual(try JSONDecoder().decode([MailDate].self, from: Data("[7]".utf8)), [MailDate(seconds: 7)])
        XCTAssertEqual([Mail.Priority.urgent, .bulk, .normal].sorted(), [.bulk, .normal, .urgent])
    }
}
