import Foundation
import MailModel
import XCTest

final class MailTests: XCTestCase {
    private func fixture() throws -> [Mail] {
        let url = try XCTUnwrap(Bundle.module.url(forResource: "mails", withExtension: "json", subdirectory: "Fixtures"))
        return try JSONDecoder().decode([Mail].self, from: Data(contentsOf: url))
    }

    func testReadsMails() throws {
        let mail = try XCTUnwrap(try fixture().first)
        XCTAssertEqual(mail.from.name, "Zoë")
        XCTAssertEqual(mail.to.map(\.address), ["bo@example.org", "ana@example.org"])
        XCTAssertEqual(mail.subject, "Grüße 🎉")
        XCTAssertEqual(mail.attachments.first?.content, Data("hi\n".utf8))
        XCTAssertEqual(mail.priority, .urgent)
    }

    func testReadsWhatMustBe() throws {
        let mail = try XCTUnwrap(try fixture().last)
        XCTAssertEqual(mail.subject, "")
        XCTAssertEqual(mail.priority, .normal)
        XCTAssertNil(mail.html)
    }

    func testWritesWhatItReads() throws {
        let mails = try fixture()
        let data = try JSONEncoder().encode(mails)
        XCTAssertEqual(try JSONDecoder().decode([Mail].self, from: data), mails)
    }

    func testRecipientsCountOnce() throws {
        XCTAssertEqual(try fixture().first?.recipients.map(\.address), ["bo@example.org", "ana@example.org"])
    }

    func testDates() {
        XCTAssertEqual(MailDate(seconds: 0).description, "Thu, 01 Jan 1970 00:00:00 +0000")
        XCTAssertEqual(MailDate(seconds: 1_709_210_096).description, "Thu, 29 Feb 2024 12:34:56 +0000")
    }
}
