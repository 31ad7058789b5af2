import MailModel
import MailQueue
import XCTest

final class DeadLetterTests: XCTestCase {
    func testRevives() async throws {
        let outbox = Outbox()
        let box = try Mailbox("a@b.org")
        await outbox.add(Mail(from: box, to: [box], subject: "", text: ""))
        _ = await outbox.next()
        await outbox.finish(1, .failed(reason: "no"), attempts: 2)
        let dead = await outbox.deadLetters
        XCTAssertEqual(dead.map(\.id), [1])
        let wasDead = await outbox.revive(1)
        XCTAssertTrue(wasDead)
        let waiting = await outbox.waiting
        XCTAssertEqual(waiting, [1])
    }
}
