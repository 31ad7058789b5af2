import Foundation
import MailEncoding
import MailModel
import MailQueue
import XCTest

private actor Gauge {
    private var running = 0
    private(set) var most = 0
    private(set) var subjects: [String] = []

    func enter(_ subject: String) {
        running += 1
        most = max(most, running)
        subjects.append(subject)
    }

    func leave() {
        running -= 1
    }
}

final class HiddenQueueTests: XCTestCase {
    private let renderer = MailRenderer(host: "h.org")

    private func mail(_ subject: String = "", _ priority: Mail.Priority = .normal) throws -> Mail {
        var mail = Mail(from: try Mailbox("a@b.org"), to: [try Mailbox("c@d.org")], subject: subject, text: "")
        mail.priority = priority
        return mail
    }

    func testOutboxKeepsOrder() async throws {
        let outbox = Outbox()
        for priority in [Mail.Priority.normal, .urgent, .bulk, .urgent, .bulk, .normal] {
            await outbox.add(try mail("", priority))
        }
        let first = await outbox.waiting
        XCTAssertEqual(first, [2, 4, 1, 6, 3, 5])
        let wasCancelled = await outbox.cancel(4)
        XCTAssertTrue(wasCancelled)
        let gone = await outbox.job(4)
        XCTAssertNil(gone)
        _ = await outbox.next()
        await outbox.finish(2, .queued, attempts: 2)
        let second = await outbox.waiting
        XCTAssertEqual(second, [2, 1, 6, 3, 5])
        let job = await outbox.next()
        XCTAssertEqual(job?.attempts, 2)
        XCTAssertEqual(job?.isFinished, false)
    }

    func testOnlyWhatIsSentEnds() async throws {
        let outbox = Outbox()
        await outbox.add(try mail())
        await outbox.finish(1, .delivered(receipt: "x"), attempts: 1)
        let waiting = await outbox.job(1)
        XCTAssertEqual(waiting?.state, .queued)
        _ = await outbox.next()
        await outbox.finish(1, .failed(reason: "no"), attempts: 3)
        await outbox.finish(1, .delivered(receipt: "x"), attempts: 1)
        let job = await outbox.job(1)
        XCTAssertEqual(job?.state, .failed(reason: "no"))
        XCTAssertEqual(job?.attempts, 3)
        XCTAssertEqual(job?.isFinished, true)
        let next = await outbox.next()
        XCTAssertNil(next)
        await outbox.finish(9, .queued, attempts: 1)
    }

    func testWidthIsKept() async throws {
        let outbox = Outbox()
        for number in 0..<12 {
            await outbox.add(try mail("\(number)"))
        }
        let gauge = Gauge()
        let transport = ClosureTransport { (envelope: Envelope) async throws(TransportError) -> Int in
            await gauge.enter(envelope.data)
            await Task.yield()
            await gauge.leave()
            return 1
        }
        let report = await Dispatcher(transport, renderer: renderer, date: MailDate(seconds: 0)).run(outbox, width: 3)
        XCTAssertEqual(report.delivered, Array(1...12))
        let most = await gauge.most
        XCTAssertLessThanOrEqual(most, 3)
        let waiting = await outbox.waiting
        XCTAssertEqual(waiting, [])
    }

    func testOneAtATimeInOrder() async throws {
        let outbox = Outbox()
        for priority in [Mail.Priority.bulk, .urgent, .normal] {
            await outbox.add(try mail("p\(priority.rawValue)", priority))
        }
        let transport = MemoryTransport()
        let report = await Dispatcher(transport, renderer: renderer, date: MailDate(seconds: 0)).run(outbox, width: 0)
        XCTAssertEqual(report.delivered, [1, 2, 3])
        let sent = await transport.sent
        XCTAssertEqual(sent.map { $0.data.contains("Subject: p2") }, [true, false, false])
        XCTAssertEqual(sent.map { $0.data.contains("Subject: p0") }, [false, false, true])
        let job = await outbox.job(2)
        XCTAssertEqual(job?.state, .delivered(receipt: "1"))
    }

    func testWhatCannotBeRenderedIsNotSent() async throws {
        let outbox = Outbox()
        var nobody = try mail()
        nobody.to = []
        await outbox.add(nobody)
        await outbox.add(try mail())
        let transport = MemoryTransport()
        let report = await Dispatcher(transport, renderer: renderer, date: MailDate(seconds: 0)).run(outbox)
        XCTAssertEqual(report.delivered, [2])
        XCTAssertEqual(report.failed, [1: "nobody would get the mail"])
        XCTAssertEqual(report.attempts, 1)
        XCTAssertEqual(report.summary, "1 delivered, 1 failed, 1 attempts")
    }

    func testGivesUpAfterAllAttempts() async throws {
        let outbox = Outbox()
        await outbox.add(try mail())
        let pauses = Recorder<Int>()
        let transport = ClosureTransport { (_: Envelope) async throws(TransportError) -> Int in throw .disconnected }
        let policy = RetryPolicy(attempts: 3, delay: .fixed(7))
        let dispatcher = Dispatcher(transport, renderer: renderer, policy: policy, date: MailDate(seconds: 0)) {
            await pauses.add($0)
        }
        let report = await dispatcher.run(outbox)
        XCTAssertEqual(report.failed, [1: "the connection is lost"])
        XCTAssertEqual(report.attempts, 3)
        let waited = await pauses.items
        XCTAssertEqual(waited, [7])
    }

    func testPauses() {
        let later = TransportError.temporary(code: 421, "busy")
        XCTAssertEqual(RetryPolicy(attempts: 0).attempts, 1)
        XCTAssertNil(RetryPolicy.never.pause(after: 1, later))
        XCTAssertEqual(RetryPolicy(attempts: 2).pause(after: 1, later), 0)
        XCTAssertEqual(RetryPolicy.usual.pause(after: 1, .disconnected), 0)
        XCTAssertEqual(RetryPolicy.usual.pause(after: 2, .disconnected), 2000)
        XCTAssertEqual(RetryPolicy.usual.pause(after: 3, later), 4000)
        XCTAssertNil(RetryPolicy.usual.pause(after: 4, later))
        let many = RetryPolicy(attempts: 1000, delay: .doubling(first: 1, most: 500))
        XCTAssertEqual(many.pause(after: 999, later), 500)
        XCTAssertEqual(RetryPolicy(attempts: 2, delay: .doubling(first: 9, most: 5)).pause(after: 1, later), 5)
    }

    func testJSONOfPolicies() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let policies = [RetryPolicy.never, .usual, RetryPolicy(attempts: 2, delay: .fixed(5))]
        let texts = try policies.map { String(decoding: try encoder.encode($0), as: UTF8.self) }
        XCTAssertEqual(
            texts,
            [
                #"{"max_attempts":1}"#, #"{"delay_ms":1000,"max_attempts":4,"max_delay_ms":60000}"#,
                #"{"delay_ms":5,"max_attempts":2}"#,
            ])
        XCTAssertEqual(try texts.map { try JSONDecoder().decode(RetryPolicy.self, from: Data($0.utf8)) }, policies)
    }

    func testErrorsOfTransports() {
        XCTAssertEqual(TransportError(code: 450, "x"), .temporary(code: 450, "x"))
        XCTAssertEqual(TransportError(code: 599, "x"), .permanent(code: 599, "x"))
        XCTAssertNil(TransportError(code: 250, "ok"))
        XCTAssertNil(TransportError(code: 600, "?"))
        XCTAssertTrue(TransportError.disconnected.isTemporary)
        XCTAssertFalse(TransportError.permanent(code: 500, "").isTemporary)
        XCTAssertEqual("\(TransportError.temporary(code: 450, "é"))", "450 é")
    }

    func testReports() {
        var report = DispatchReport()
        XCTAssertNil(report.firstFailure)
        report.failed = [9: "b", 3: "a"]
        XCTAssertEqual(report.firstFailure, "#3: a")
        XCTAssertEqual(report.summary, "0 delivered, 2 failed, 0 attempts")
    }

    func testHooksOfBatches() async throws {
        let transport = MemoryTransport()
        let sender = BatchSender(Dispatcher(transport, renderer: renderer, date: MailDate(seconds: 0)))
        let (reports, continuation) = AsyncStream.makeStream(of: Int.self)
        sender.afterEach { continuation.yield($0.delivered.count) }
        sender.collect(try mail(), try mail(), try mail())
        let first = await sender.flush()
        let second = await sender.flush()
        continuation.finish()
        XCTAssertEqual(first.delivered, [1, 2, 3])
        XCTAssertEqual(second, DispatchReport())
        var counts: [Int] = []
        for await count in reports {
            counts.append(count)
        }
        XCTAssertEqual(counts, [3, 0])
        XCTAssertEqual(sender.reports, [first, second])
        let senders = await Set(transport.sent.map(\.sender))
        XCTAssertEqual(senders, ["a@b.org"])
    }
}
