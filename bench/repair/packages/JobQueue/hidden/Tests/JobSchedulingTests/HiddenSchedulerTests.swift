import JobMetrics
import JobModel
@testable import JobScheduling
import JobTiming
import Testing

private struct Note: JobPayload {
    var text: String
    var kind: String { "note" }
}

@Suite struct HiddenSchedulerTests {
    private let clock = ManualClock(JobTime(milliseconds: 1000))
    private let recorder = MetricsRecorder()

    private func scheduler(capacity: Int = .max) -> Scheduler<Note> {
        Scheduler(clock: clock, hook: recorder, capacity: capacity)
    }

    private func texts(_ scheduler: Scheduler<Note>) async -> [String] {
        var texts: [String] = []
        while let job = await scheduler.claim(for: "w") { texts.append(job.payload.text) }
        return texts
    }

    @Test func readyOrderCountsFromWhenDue() async throws {
        let scheduler = scheduler()
        try await scheduler.enqueue(Note(text: "late"), delay: .seconds(2))
        try await scheduler.enqueue(Note(text: "early"), delay: .seconds(1))
        try await scheduler.enqueue(Note(text: "urgent"), priority: .high, delay: .seconds(2))
        try await scheduler.enqueue(Note(text: "now"))
        clock.advance(by: .seconds(3))
        #expect(await texts(scheduler) == ["urgent", "now", "early", "late"])
        #expect(recorder.snapshot.waits.sum == JobDuration.seconds(7))
    }

    @Test func retriesGoToTheEndOfTheLine() async throws {
        let scheduler = scheduler()
        let first = try await scheduler.enqueue(Note(text: "a"), policy: RetryPolicy(maxAttempts: 2))
        try await scheduler.enqueue(Note(text: "b"))
        #expect(await scheduler.claim(for: "w")?.id == first)
        #expect(try await scheduler.fail(first, with: .transient("x")) == .retry(at: clock.now()))
        #expect(await scheduler.state(of: first) == .waiting)
        #expect(await texts(scheduler) == ["b", "a"])
    }

    @Test func cancelledDelayedJobsNeverCome() async throws {
        let scheduler = scheduler()
        let id = try await scheduler.enqueue(Note(text: "a"), delay: .seconds(1))
        try await scheduler.cancel(id)
        #expect(await scheduler.nextDue == nil)
        clock.advance(by: .seconds(2))
        #expect(await scheduler.claim(for: "w") == nil)
        #expect(recorder.snapshot.count("jobs_cancelled", kind: "note") == 1)
        await #expect(throws: SchedulerError.notCancellable(id)) { try await scheduler.cancel(id) }
    }

    @Test func finishedJobsMakeRoom() async throws {
        let scheduler = scheduler(capacity: 2)
        let id = try await scheduler.enqueue(Note(text: "a"))
        try await scheduler.enqueue(Note(text: "b"), delay: .seconds(1))
        await #expect(throws: SchedulerError.queueFull(capacity: 2)) { try await scheduler.enqueue(Note(text: "c")) }
        _ = await scheduler.claim(for: "w")
        await #expect(throws: SchedulerError.queueFull(capacity: 2)) { try await scheduler.enqueue(Note(text: "c")) }
        try await scheduler.complete(id)
        #expect(try await scheduler.enqueue(Note(text: "d")) == JobID(3))
        #expect(recorder.snapshot.count("jobs_enqueued") == 3)
    }

    @Test func countsByState() async throws {
        let scheduler = scheduler()
        for text in ["a", "b", "c", "d", "e"] { try await scheduler.enqueue(Note(text: text), policy: .once) }
        try await scheduler.enqueue(Note(text: "f"), delay: .seconds(1))
        for _ in 1...3 { _ = await scheduler.claim(for: "w") }
        try await scheduler.complete(JobID(1))
        try await scheduler.fail(JobID(2), with: .cancelled)
        try await scheduler.cancel(JobID(5))
        let counts = await scheduler.counts
        #expect(counts.waiting == 1 && counts.delayed == 1 && counts.running == 1)
        #expect(counts.succeeded == 1 && counts.dead == 1 && counts.cancelled == 1)
        #expect(counts.open == 3)
        #expect(await scheduler.openJobs.map(\.id.number) == [3, 4, 6])
        #expect(await scheduler.forgetFinished() == 2)
        #expect(await scheduler.counts.dead == 1)
        #expect(await scheduler.state(of: JobID(2)) == .dead(.attemptsExhausted))
    }

    @Test func reclaimIsInOrderAndCountsAsFailure() async throws {
        let scheduler = scheduler()
        for text in ["a", "b", "c"] { try await scheduler.enqueue(Note(text: text), policy: .once) }
        for _ in 1...3 { _ = await scheduler.claim(for: "w") }
        try await scheduler.complete(JobID(2))
        clock.advance(by: .seconds(10))
        #expect(await scheduler.reclaim(lease: .seconds(10)) == [JobID(1), JobID(3)])
        let letters = await scheduler.deadLetters
        #expect(letters.map(\.failure) == [.timedOut(after: .seconds(10)), .timedOut(after: .seconds(10))])
        #expect(letters.map(\.diedAt) == [clock.now(), clock.now()])
        #expect(letters.map(\.job.attempt) == [1, 1])
        await #expect(throws: SchedulerError.notRunning(JobID(1))) { try await scheduler.complete(JobID(1)) }
    }

    @Test func metricsOfARetry() async throws {
        let scheduler = scheduler()
        let policy = RetryPolicy(maxAttempts: 2, backoff: .constant(.seconds(1)))
        let id = try await scheduler.enqueue(Note(text: "a"), policy: policy)
        _ = await scheduler.claim(for: "w")
        try await scheduler.fail(id, with: .transient("x"))
        clock.advance(by: .milliseconds(1250))
        _ = await scheduler.claim(for: "w")
        #expect(recorder.snapshot.waits.sum == .milliseconds(250))
        #expect(recorder.snapshot.count("jobs_retried") == 1)
        #expect(await scheduler.state(of: id) == .running(worker: "w", since: clock.now()))
    }

    @Test func statesThatEnd() {
        #expect(JobState.dead(.deadlinePassed).isFinal)
        #expect(JobState.cancelled.isFinal && JobState.succeeded.isFinal)
        #expect(!JobState.running(worker: "w", since: JobTime(milliseconds: 0)).isFinal)
        #expect(!JobState.waiting.isFinal)
    }

    @Test func messages() {
        #expect("\(SchedulerError.unknownJob(JobID(3)))" == "there is no job-3")
        #expect("\(SchedulerError.notRunning(JobID(3)))" == "job-3 is not running")
        #expect("\(SchedulerError.notCancellable(JobID(3)))" == "job-3 cannot be cancelled any more")
        #expect("\(SchedulerError.queueFull(capacity: 8))" == "the queue holds 8 jobs already")
    }

    @Test func heapOfManyElements() {
        var heap = PriorityHeap<Int>(>)
        let numbers = (0..<500).map { $0 * 7919 % 251 }
        for number in numbers { heap.insert(number) }
        #expect(heap.count == 500)
        var popped: [Int] = []
        while let number = heap.popFirst() { popped.append(number) }
        #expect(popped == numbers.sorted(by: >))
        #expect(heap.popFirst() == nil)
    }
}
