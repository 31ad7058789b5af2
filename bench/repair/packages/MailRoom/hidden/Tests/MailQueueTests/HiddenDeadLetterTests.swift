import MailEncoding
import MailModel
import MailQueue
import XCTest

final class HiddenDeadLetterTests: XCTestCase {
    func testSecondLife() async throws {
        let outbox = Outbox()
        let box = try Mailbox("a@b.org")
        var mail = Mail(from: box, to: [box], subject: "", text: "")
        await outbox.add(mail)
        mail.priority = .urgent
        await outbox.add(mail)
        for _ in 0..<2 {
            _ = await outbox.next()
        }
        await outbox.finish(1, .failed(reason: "no"), attempts: 2)
        await outbox.finish(2, .failed(reason: "no"), attempts: 1)
        let dead = await outbox.deadLetters
        XCTAssertEqual(dead.map(\.id), [1, 2])
        let count = await outbox.reviveAll()
        XCTAssertEqual(count, 2)
        let waiting = await outbox.waiting
        XCTAssertEqual(waiting, [2, 1])
        let again = await outbox.revive(1)
        XCTAssertFalse(again)
        let report = await Dispatcher(
            MemoryTransport(), renderer: MailRenderer(host: "h"), policy: .never, date: MailDate(seconds: 0)
        ).run(outbox)
        XCTAssertEqual(report.delivered, [1, 2])
        let job = await outbox.job(1)
        XCTAssertEqual(job?.attempts, 3)
        let none = await outbox.deadLetters
        XCTAssertEqual(none, [])
    }
}
