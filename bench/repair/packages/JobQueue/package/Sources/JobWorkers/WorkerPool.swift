import JobModel
import JobScheduling
import JobTiming

/// What workers did.
public struct DrainReport: Hashable, Sendable {
    public var succeeded = 0
    public var retried = 0
    public var died = 0

    public init() {}

    /// All attempts.
    public var attempts: Int { return succeeded + retried + died }

    mutating func merge(_ other: DrainReport) {
        succeeded += other.succeeded
        retried += other.retried
        died += other.died
    }
}

/// Several workers that take jobs from one scheduler.
public struct WorkerPool<Handler: JobHandler>: Sendable {
    private let scheduler: Scheduler<Handler.Payload>
    private let handler: Handler
    private let workers: Int

    /// - Parameter workers: how many jobs run at a time, at least one.
    public init(scheduler: Scheduler<Handler.Payload>, handler: Handler, workers: Int = 4) {
        self.scheduler = scheduler
        self.handler = handler
        self.workers = max(1, workers)
    }

    /// Works until no job is due, then returns. Delayed jobs stay in the queue.
    @discardableResult
    public func drain() async -> DrainReport {
        return await withTaskGroup(of: DrainReport.self) { group in
            for number in 1...workers {
                group.addTask { await work(as: "worker-\(number)") }
            }
            var report = DrainReport()
            for await part in group {
                report.merge(part)
            }
            return report
        }
    }

    /// Works until no job is left, and before delayed ones lets `wait` pass the time until the given moment.
    ///
    /// Ends early if the task is cancelled.
    @discardableResult
    public func runToCompletion(wait: @Sendable (JobTime) async throws -> Void) async rethrows -> DrainReport {
        var report = await drain()
        while !Task.isCancelled, let next = await scheduler.nextDue {
            try await wait(next)
            report.merge(await drain())
        }
        return report
    }

    private func work(as worker: String) async -> DrainReport {
        var report = DrainReport()
        while !Task.isCancelled, let job = await scheduler.claim(for: worker) {
            let context = JobContext(id: job.id, attempt: job.attempt, worker: worker, scheduler: scheduler)
            do {
                try await handler.handle(job.payload, in: context)
                try await scheduler.complete(job.id)
                report.succeeded += 1
            } catch {
                switch try? await scheduler.fail(job.id, with: JobFailure(error)) {
                case .retry?: report.retried += 1
                case .giveUp?: report.died += 1
                case nil: continue
                }
            }
        }
        return report
    }
}
