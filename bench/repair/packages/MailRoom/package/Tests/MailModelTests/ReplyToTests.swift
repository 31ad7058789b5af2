import Foundation
import MailModel
import XCTest

final class ReplyToTests: XCTestCase {
    func testReadsReplyTo() throws {
        let url = try XCTUnwrap(Bundle.module.url(forResource: "mails", withExtension: "json", subdirectory: "Fixtures"))
        let mails = try JSONDecoder().decode([Mail].self, from: Data(contentsOf: url))
        XCTAssertEqual(mails.map { $0.replyTo?.address }, ["desk@example.org", nil])
    }
}
