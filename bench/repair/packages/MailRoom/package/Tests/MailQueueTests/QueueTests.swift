import Foundation
import MailEncoding
import MailModel
import MailQueue
import XCTest

final class QueueTests: XCTestCase {
    private let renderer = MailRenderer(host: "h.org")

    private func mail(_ subject: String, _ priority: Mail.Priority = .normal) throws -> Mail {
        var mail = Mail(from: try Mailbox("a@b.org"), to: [try Mailbox("c@d.org")], subject: subject, text: "")
        mail.priority = priority
        return mail
    }

    func testUrgentFirst() async throws {
        let outbox = Outbox()
        for priority in [Mail.Priority.bulk, .normal, .urgent, .normal] {
            await outbox.add(try mail("x", priority))
        }
        let waiting = await outbox.waiting
        XCTAssertEqual(waiting, [3, 2, 4, 1])
        let next = await outbox.next()
        XCTAssertEqual(next?.id, 3)
        XCTAssertEqual(next?.state, .sending)
        let wasCancelled = await outbox.cancel(3)
        XCTAssertFalse(wasCancelled)
    }

    func testDelivers() async throws {
        let outbox = Outbox()
        for number in 1...6 {
            await outbox.add(try mail("\(number)"))
        }
        let transport = MemoryTransport()
        let report = await Dispatcher(transport, renderer: renderer, date: MailDate(seconds: 0)).run(outbox)
        XCTAssertEqual(report.delivered, [1, 2, 3, 4, 5, 6])
        XCTAssertEqual(report.summary, "6 delivered, 0 failed, 6 attempts")
        let count = await transport.sent.count
        XCTAssertEqual(count, 6)
    }

    func testRetries() async throws {
        let outbox = Outbox()
        await outbox.add(try mail("x"))
        let pauses = Recorder<Int>()
        let transport = ClosureTransport { (_: Envelope) async throws(TransportError) -> String in
            if await pauses.items.count < 2 { throw .temporary(code: 451, "later") }
            return "ok"
        }
        let dispatcher = Dispatcher(transport, renderer: renderer, date: MailDate(seconds: 0)) { await pauses.add($0) }
        let report = await dispatcher.run(outbox)
        XCTAssertEqual(report.delivered, [1])
        XCTAssertEqual(report.attempts, 3)
        let waited = await pauses.items
        XCTAssertEqual(waited, [1000, 2000])
        let job = await outbox.job(1)
        XCTAssertEqual(job?.state, .delivered(receipt: "ok"))
    }

    func testGivesUp() async throws {
        let outbox = Outbox()
        await outbox.add(try mail("x"))
        let transport = ClosureTransport { (_: Envelope) async throws(TransportError) -> String in
            throw .permanent(code: 550, "no such user")
        }
        let report = await Dispatcher(transport, renderer: renderer, date: MailDate(seconds: 0)).run(outbox)
        XCTAssertEqual(report.failed, [1: "550 no such user"])
        XCTAssertEqual(report.firstFailure, "#1: 550 no such user")
    }

    func testBatches() async throws {
        let transport = MemoryTransport()
        let sender = BatchSender(Dispatcher(transport, renderer: renderer, date: MailDate(seconds: 0)))
        sender.collect(try mail("1"), try mail("2"))
        let report = await sender.flush(as: try Mailbox("desk@b.org"))
        XCTAssertEqual(report.delivered, [1, 2])
        XCTAssertEqual(sender.reports, [report])
        let senders = await transport.sent.map(\.sender)
        XCTAssertEqual(senders, ["desk@b.org", "desk@b.org"])
    }

    func testPolicies() throws {
        let policy = RetryPolicy(attempts: 5, delay: .doubling(first: 10, most: 35))
        let error = TransportError.temporary(code: 450, "")
        XCTAssertEqual((1...5).map { policy.pause(after: $0, error) }, [10, 20, 35, 35, nil])
        XCTAssertNil(policy.pause(after: 1, .permanent(code: 500, "")))
        let json = Data(#"{"max_attempts":3,"delay_ms":5}"#.utf8)
        XCTAssertEqual(try JSONDecoder().decode(RetryPolicy.self, from: json), RetryPolicy(attempts: 3, delay: .fixed(5)))
    }
}

actor Recorder<Item: Sendable> {
    private(set) var items: [Item] = []

    func add(_ item: Item) {
        items.append(item)
    }
}
