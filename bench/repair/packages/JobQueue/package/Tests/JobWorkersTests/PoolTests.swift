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
    var numbers: [Int] = []
    func add(_ number: Int) { numbers.append(number) }
}

@Suite struct PoolTests {
    private let clock = ManualClock()

    @Test(arguments: [1, 3, 8]) func allJobsAreDone(workers: Int) async throws {
        let scheduler = Scheduler<Work>(clock: clock)
        let log = Log()
        for number in 1...20 {
            try await scheduler.enqueue(Work(number: number))
        }
        let handler = ClosureHandler<Work> { work, _ in await log.add(work.number) }
        let report = await WorkerPool(scheduler: scheduler, handler: handler, workers: workers).drain()
        #expect(report.succeeded == 20)
        #expect(await log.numbers.sorted() == Array(1...20))
    }

    @Test func oneWorkerKeepsTheOrder() async throws {
        let scheduler = Scheduler<Work>(clock: clock)
        let log = Log()
        for number in 1...5 {
            try await scheduler.enqueue(Work(number: number), priority: number == 4 ? .high : .normal)
        }
        let handler = ClosureHandler<Work> { work, _ in await log.add(work.number) }
        await WorkerPool(scheduler: scheduler, handler: handler, workers: 1).drain()
        #expect(await log.numbers == [4, 1, 2, 3, 5])
    }

    @Test func failuresAreCounted() async throws {
        let scheduler = Scheduler<Work>(clock: clock)
        for number in 1...6 {
            try await scheduler.enqueue(Work(number: number), policy: RetryPolicy(maxAttempts: 2))
        }
        let handler = ClosureHandler<Work> { work, _ in
            if work.number.isMultiple(of: 3) { throw JobFailure.transient("no") }
        }
        let report = await WorkerPool(scheduler: scheduler, handler: handler, workers: 2).drain()
        #expect(report.succeeded == 4)
        #expect(report.retried == 2)
        #expect(report.died == 2)
        #expect(report.attempts == 8)
    }

    @Test func jobsMayAddJobs() async throws {
        let scheduler = Scheduler<Work>(clock: clock)
        try await scheduler.enqueue(Work(number: 3))
        let handler = ClosureHandler<Work> { work, context in
            if work.number > 0 { try await context.enqueue(Work(number: work.number - 1)) }
        }
        let report = await WorkerPool(scheduler: scheduler, handler: handler, workers: 2).drain()
        #expect(report.succeeded == 4)
    }

    @Test func runsToCompletionByTheClock() async throws {
        let scheduler = Scheduler<Work>(clock: clock)
        let policy = RetryPolicy(maxAttempts: 3, backoff: .exponential(base: .seconds(1), factor: 3, cap: .minutes(1)))
        try await scheduler.enqueue(Work(number: 1), delay: .seconds(10), policy: policy)
        let handler = ClosureHandler<Work> { _, context in
            if context.attempt < 3 { throw JobFailure.transient("again") }
        }
        let clock = clock
        let report = await WorkerPool(scheduler: scheduler, handler: handler).runToCompletion { clock.advance(to: $0) }
        #expect(report.succeeded == 1)
        #expect(clock.now() == JobTime(milliseconds: 14_000))
    }

    @Test func registryFindsHandlers() async throws {
        let scheduler = Scheduler<Envelope>(clock: clock)
        let log = Log()
        var registry = HandlerRegistry()
        registry.register("work", as: Work.self) { work, _ in await log.add(work.number) }
        try await scheduler.enqueue(Envelope(Work(number: 7)))
        try await scheduler.enqueue(Envelope(kind: "ünbekannt", body: Data()))
        let report = await WorkerPool(scheduler: scheduler, handler: registry).drain()
        #expect(await log.numbers == [7])
        #expect(report.died == 1)
        #expect(await scheduler.deadLetters.first?.failure == .permanent("no handler for 'ünbekannt'"))
    }
}
