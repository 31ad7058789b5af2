import JobMetrics
import JobModel
import JobScheduling
import JobTiming
import Testing

private struct Note: JobPayload {
    var text: String
    var kind: String { "note" }
}

@Suite("Scheduler") struct SchedulerTests {
    private let clock = ManualClock()
    private let recorder = MetricsRecorder()

    private func scheduler(capacity: Int = .max) -> Scheduler<Note> {
        Scheduler(clock: clock, hook: recorder, capacity: capacity)
    }

    @Test func urgentJobsComeFirst() async throws {
        let scheduler = scheduler()
        try await scheduler.enqueue(Note(text: "a"), priority: .low)
        try await scheduler.enqueue(Note(text: "b"), priority: .critical)
        try await scheduler.enqueue(Note(text: "c"), priority: .critical)
        try await scheduler.enqueue(Note(text: "d"))
        var texts: [String] = []
        while let job = await scheduler.claim(for: "w") {
            texts.append(job.payload.text)
        }
        #expect(texts == ["b", "c", "d", "a"])
    }

    @Test func delayedJobsWait() async throws {
        let scheduler = scheduler()
        let id = try await scheduler.enqueue(Note(text: "später"), delay: .seconds(5))
        #expect(await scheduler.claim(for: "w") == nil)
        #expect(await scheduler.state(of: id) == .delayed(until: JobTime(milliseconds: 5000)))
        clock.advance(by: .seconds(5))
        #expect(await scheduler.claim(for: "w")?.id == id)
    }

    @Test func failedJobsComeBack() async throws {
        let scheduler = scheduler()
        let policy = RetryPolicy(maxAttempts: 2, backoff: .constant(.seconds(1)))
        let id = try await scheduler.enqueue(Note(text: "x"), policy: policy)
        _ = await scheduler.claim(for: "w")
        #expect(try await scheduler.fail(id, with: .transient("oops")) == .retry(at: JobTime(milliseconds: 1000)))
        #expect(await scheduler.nextDue == JobTime(milliseconds: 1000))
        clock.advance(by: .seconds(1))
        #expect(await scheduler.claim(for: "w")?.attempt == 2)
        #expect(try await scheduler.fail(id, with: .transient("oops")) == .giveUp(.attemptsExhausted))
        #expect(await scheduler.deadLetters.map(\.job.id) == [id])
        #expect(await scheduler.counts.dead == 1)
    }

    @Test func completedJobsAreDone() async throws {
        let scheduler = scheduler()
        let id = try await scheduler.enqueue(Note(text: "x"))
        _ = await scheduler.claim(for: "w")
        clock.advance(by: .milliseconds(20))
        try await scheduler.complete(id)
        #expect(await scheduler.state(of: id) == .succeeded)
        #expect(recorder.snapshot.runs.sum == .milliseconds(20))
        await #expect(throws: SchedulerError.notRunning(id)) { try await scheduler.complete(id) }
    }

    @Test func unknownJobs() async {
        let scheduler = scheduler()
        await #expect(throws: SchedulerError.unknownJob(JobID(9))) { try await scheduler.complete(JobID(9)) }
        await #expect(throws: SchedulerError.unknownJob(JobID(9))) { try await scheduler.cancel(JobID(9)) }
    }

    @Test func cancelledJobsAreSkipped() async throws {
        let scheduler = scheduler()
        let first = try await scheduler.enqueue(Note(text: "a"))
        let second = try await scheduler.enqueue(Note(text: "b"))
        try await scheduler.cancel(first)
        #expect(await scheduler.claim(for: "w")?.id == second)
        await #expect(throws: SchedulerError.notCancellable(second)) { try await scheduler.cancel(second) }
    }

    @Test func capacityIsKept() async throws {
        let scheduler = scheduler(capacity: 1)
        try await scheduler.enqueue(Note(text: "a"))
        await #expect(throws: SchedulerError.queueFull(capacity: 1)) { try await scheduler.enqueue(Note(text: "b")) }
    }

    @Test func lostJobsAreReclaimed() async throws {
        let scheduler = scheduler()
        let id = try await scheduler.enqueue(Note(text: "a"), policy: RetryPolicy(maxAttempts: 2))
        _ = await scheduler.claim(for: "w")
        clock.advance(by: .seconds(30))
        #expect(await scheduler.reclaim(lease: .seconds(31)) == [])
        #expect(await scheduler.reclaim(lease: .seconds(30)) == [id])
        #expect(await scheduler.state(of: id) == .waiting)
    }

    @Test func finishedJobsAreForgotten() async throws {
        let scheduler = scheduler()
        let id = try await scheduler.enqueue(Note(text: "a"))
        try await scheduler.cancel(id)
        #expect(await scheduler.forgetFinished() == 1)
        #expect(await scheduler.state(of: id) == nil)
    }
}
