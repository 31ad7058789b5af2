import Foundation
import JobMetrics
import JobModel
import JobScheduling
import JobTiming
import JobWorkers
import Testing

private struct Work: JobPayload {
    var number: Int
    var kind: String { "work" }
}

private actor Log {
    var lines: [String] = []
    func add(_ line: String) { lines.append(line) }
}

@Suite struct HiddenPoolTests {
    private let clock = ManualClock()

    @Test func noWorkersAreOneWorker() async throws {
        let scheduler = Scheduler<Work>(clock: clock)
        let log = Log()
        try await scheduler.enqueue(Work(number: 1))
        let handler = ClosureHandler<Work> { _, context in await log.add("\(context.worker) \(context.id) \(context.attempt)") }
        await WorkerPool(scheduler: scheduler, handler: handler, workers: -2).drain()
        #expect(await log.lines == ["worker-1 job-1 1"])
    }

    @Test func drainLeavesDelayedJobs() async throws {
        let scheduler = Scheduler<Work>(clock: clock)
        try await scheduler.enqueue(Work(number: 1), delay: .seconds(1))
        let report = await WorkerPool(scheduler: scheduler, handler: ClosureHandler<Work> { _, _ in }).drain()
        #expect(report == DrainReport())
        #expect(await scheduler.counts.delayed == 1)
    }

    @Test func ordinaryErrorsAreTransient() async throws {
        struct Broken: Error, CustomStringConvertible { var description: String { "broken 漢" } }
        let scheduler = Scheduler<Work>(clock: clock)
        try await scheduler.enqueue(Work(number: 1), policy: RetryPolicy(maxAttempts: 3))
        let handler = ClosureHandler<Work> { _, _ in throw Broken() }
        let report = await WorkerPool(scheduler: scheduler, handler: handler, workers: 1).drain()
        #expect(report.retried == 2)
        #expect(report.died == 1)
        #expect(await scheduler.deadLetters.first?.summary == "job-1 (work) died after 3 attempts: broken 漢")
    }

    @Test func errorsCanBeMapped() async throws {
        let scheduler = Scheduler<Work>(clock: clock)
        try await scheduler.enqueue(Work(number: 1))
        let handler = ClosureHandler<Work> { _, _ in throw CancellationError() }
            .mapErrors { _ in JobFailure.permanent("mapped") }
        let report = await WorkerPool(scheduler: scheduler, handler: handler).drain()
        #expect(report.died == 1)
        #expect(await scheduler.deadLetters.first?.failure == .permanent("mapped"))
    }

    @Test func unreadableBodiesDie() async throws {
        let scheduler = Scheduler<Envelope>(clock: clock)
        var registry = HandlerRegistry()
        registry.register("b", as: Work.self) { _, _ in }
        registry.register("a", as: [Int].self) { _, _ in throw JobFailure.transient("first") }
        registry.register("a", as: [Int].self) { _, _ in }
        #expect(registry.kinds == ["a", "b"])
        try await scheduler.enqueue(Envelope(kind: "a", body: Data("[1]".utf8)))
        try await scheduler.enqueue(Envelope(kind: "a", body: Data("{}".utf8)))
        let report = await WorkerPool(scheduler: scheduler, handler: registry, workers: 1).drain()
        #expect(report.succeeded == 1)
        #expect(await scheduler.deadLetters.map(\.failure) == [.permanent("the payload cannot be read")])
        #expect(await scheduler.deadLetters.first?.reason == .permanentFailure)
    }

    @Test func envelopesHaveSortedKeys() throws {
        struct Pair: JobPayload {
            var z = 1
            var a = "é"
            var kind: String { "pair.\(a)" }
        }
        let envelope = try Envelope(Pair())
        #expect(envelope.kind == "pair.é")
        #expect(String(decoding: envelope.body, as: UTF8.self) == #"{"a":"é","z":1}"#)
    }

    @Test func jobFinishedElsewhereIsNotCounted() async throws {
        let scheduler = Scheduler<Work>(clock: clock)
        let id = try await scheduler.enqueue(Work(number: 1))
        let handler = ClosureHandler<Work> { _, _ in try await scheduler.complete(id) }
        let report = await WorkerPool(scheduler: scheduler, handler: handler, workers: 1).drain()
        #expect(report.attempts == 0)
        #expect(await scheduler.state(of: id) == .succeeded)
    }

    @Test func errorsOfTheWaitEndTheRun() async throws {
        struct Enough: Error {}
        let scheduler = Scheduler<Work>(clock: clock)
        try await scheduler.enqueue(Work(number: 1), delay: .seconds(1))
        let pool = WorkerPool(scheduler: scheduler, handler: ClosureHandler<Work> { _, _ in })
        await #expect(throws: Enough.self) { try await pool.runToCompletion { _ in throw Enough() } }
        #expect(await scheduler.counts.delayed == 1)
    }

    @Test func manyRetriesByManyWorkers() async throws {
        let scheduler = Scheduler<Work>(clock: clock)
        for number in 1...30 {
            try await scheduler.enqueue(Work(number: number), policy: RetryPolicy(maxAttempts: 2, backoff: .constant(.seconds(1))))
        }
        let handler = ClosureHandler<Work> { work, context in
            if work.number.isMultiple(of: 2), context.attempt == 1 { throw JobFailure.transient("x") }
            if work.number.isMultiple(of: 5) { throw JobFailure.permanent("y") }
        }
        let clock = clock
        let report = await WorkerPool(scheduler: scheduler, handler: handler, workers: 5)
            .runToCompletion { clock.advance(to: $0) }
        #expect(report.succeeded == 24)
        #expect(report.retried == 15)
        #expect(report.died == 6)
        #expect(clock.now() == JobTime(milliseconds: 1000))
    }
}
