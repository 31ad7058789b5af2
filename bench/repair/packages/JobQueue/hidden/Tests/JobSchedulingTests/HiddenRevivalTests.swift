import JobMetrics
import JobModel
import JobScheduling
import JobTiming
import Testing

private struct Note: JobPayload {
    var text: String
    var kind: String { text }
}

@Suite struct HiddenRevivalTests {
    private let clock = ManualClock()
    private let recorder = MetricsRecorder()

    private func graveyard() async throws -> Scheduler<Note> {
        let scheduler = Scheduler<Note>(clock: clock, hook: recorder)
        for text in ["a", "b", "c"] {
            let policy = RetryPolicy(maxAttempts: 1, deadline: .seconds(5))
            let id = try await scheduler.enqueue(Note(text: text), priority: text == "c" ? .high : .low, policy: policy)
            _ = await scheduler.claim(for: "w")
            try await scheduler.fail(id, with: text == "b" ? .permanent("no") : .transient("no"))
        }
        clock.advance(by: .minutes(1))
        return scheduler
    }

    @Test func allAreRevivedAsNew() async throws {
        let scheduler = try await graveyard()
        #expect(await scheduler.reviveAll() == [JobID(1), JobID(2), JobID(3)])
        #expect(await scheduler.deadLetters.isEmpty)
        #expect(await scheduler.counts.waiting == 3)
        let job = await scheduler.claim(for: "w")
        #expect(job?.id == JobID(3))
        #expect(job?.enqueuedAt == JobTime(milliseconds: 60_000))
        #expect(job?.attempt == 1)
        #expect(recorder.snapshot.count("jobs_revived") == 3)
        #expect(recorder.snapshot.waits.sum == .zero)
    }

    @Test func someAreRevived() async throws {
        let scheduler = try await graveyard()
        #expect(await scheduler.reviveAll { $0.reason != .permanentFailure } == [JobID(1), JobID(3)])
        #expect(await scheduler.deadLetters.map(\.job.id) == [JobID(2)])
        #expect(await scheduler.state(of: JobID(2)) == .dead(.permanentFailure))
        #expect(await scheduler.state(of: JobID(1)) == .waiting)
    }

    @Test func onlyTheDeadAreRevived() async throws {
        let scheduler = try await graveyard()
        try await scheduler.revive(JobID(2))
        await #expect(throws: SchedulerError.unknownJob(JobID(2))) { try await scheduler.revive(JobID(2)) }
        #expect(MetricEvent.revived(kind: "ü").kind == "ü")
        #expect(recorder.snapshot.count("jobs_revived", kind: "b") == 1)
    }
}
