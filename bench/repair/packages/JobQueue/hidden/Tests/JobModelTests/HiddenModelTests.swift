import Foundation
import JobModel
import JobTiming
import Testing

private struct Ping: JobPayload {
    var kind: String { "ping" }
}

private func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(value), as: UTF8.self)
}

private func job(_ id: Int = 1, attempt: Int, _ policy: RetryPolicy) -> Job<Ping> {
    var job = Job(id: JobID(id), payload: Ping(), policy: policy, enqueuedAt: JobTime(milliseconds: 100))
    job.attempt = attempt
    return job
}

@Suite struct HiddenModelTests {
    @Test func durationsSaturate() {
        #expect(JobDuration.greatest + .milliseconds(1) == .greatest)
        #expect(JobDuration.minutes(.max) == .greatest)
        #expect(JobDuration.seconds(3) * -1 == .zero)
        #expect(JobTime(milliseconds: .max) + .seconds(1) == JobTime(milliseconds: .max))
        #expect(JobDuration.greatest.percent(50) < .greatest)
        #expect(JobDuration.milliseconds(199).percent(50) == .milliseconds(99))
        #expect(JobDuration.milliseconds(100).percent(-1) == .zero)
    }

    @Test func durationTexts() {
        #expect(JobDuration.zero.description == "0ms")
        #expect(JobDuration.milliseconds(999).description == "999ms")
        #expect(JobDuration.milliseconds(1099).description == "1s")
        #expect(JobDuration.milliseconds(59_999).description == "59.9s")
        #expect(JobDuration.minutes(61).description == "61m00s")
        #expect(JobDuration.seconds(71).description == "1m11s")
    }

    @Test func timesDoNotGoBack() {
        let early = JobTime(milliseconds: 5)
        let late = JobTime(milliseconds: 9)
        #expect(late.since(early) == .milliseconds(4))
        #expect(early.since(late) == .zero)
        let clock = ManualClock(late)
        #expect(clock.advance(by: .milliseconds(1)) == JobTime(milliseconds: 10))
        clock.advance(to: JobTime(milliseconds: 11))
        #expect(clock.now() == JobTime(milliseconds: 11))
        let system = SystemClock()
        #expect(system.now() <= system.now())
    }

    @Test func hugeBackoffsStayAtTheCap() {
        let policy = RetryPolicy(
            maxAttempts: 100, backoff: .exponential(base: .seconds(1), factor: 10, cap: .minutes(2)))
        let now = JobTime(milliseconds: 0)
        #expect(policy.decide(after: .cancelled, of: job(attempt: 99, policy), now: now) == .retry(at: JobTime(milliseconds: 120_000)))
        let flat = RetryPolicy(backoff: .exponential(base: .seconds(9), factor: 1, cap: .seconds(3)))
        #expect(flat.decide(after: .cancelled, of: job(attempt: 1, flat), now: now) == .retry(at: JobTime(milliseconds: 3000)))
    }

    @Test func deadlineItselfIsInTime() {
        let policy = RetryPolicy(backoff: .constant(.seconds(1)), deadline: .seconds(2))
        let due = policy.decide(after: .transient(""), of: job(attempt: 1, policy), now: JobTime(milliseconds: 1100))
        #expect(due == .retry(at: JobTime(milliseconds: 2100)))
        let late = policy.decide(after: .transient(""), of: job(attempt: 1, policy), now: JobTime(milliseconds: 1101))
        #expect(late == .giveUp(.deadlinePassed))
    }

    @Test func reasonsComeInOrder() {
        let policy = RetryPolicy(maxAttempts: 1, backoff: .constant(.seconds(9)), deadline: .zero)
        let now = JobTime(milliseconds: 5000)
        #expect(policy.decide(after: .permanent(""), of: job(attempt: 1, policy), now: now) == .giveUp(.permanentFailure))
        #expect(policy.decide(after: .transient(""), of: job(attempt: 1, policy), now: now) == .giveUp(.attemptsExhausted))
    }

    @Test func policyJSON() throws {
        let policy = RetryPolicy(maxAttempts: 2, backoff: .exponential(base: .seconds(1), factor: 3, cap: .greatest))
        #expect(
            try json(policy)
                == #"{"backoff":{"delay_ms":1000,"factor":3,"kind":"exponential"},"max_attempts":2}"#)
        let capped = RetryPolicy(
            maxAttempts: 500, backoff: .exponential(base: .zero, factor: 3, cap: .seconds(1)), deadline: .seconds(2))
        #expect(
            try json(capped)
                == #"{"backoff":{"cap_ms":1000,"delay_ms":0,"factor":3,"kind":"exponential"},"deadline_ms":2000,"max_attempts":100}"#)
    }

    @Test func policyDefaults() throws {
        let policy = try JSONDecoder().decode(RetryPolicy.self, from: Data("{}".utf8))
        #expect(policy == RetryPolicy(maxAttempts: 3, backoff: .none, deadline: nil))
        let backoff = try JSONDecoder().decode(Backoff.self, from: Data(#"{"kind":"exponential","delay_ms":7}"#.utf8))
        #expect(backoff == .exponential(base: .milliseconds(7), factor: 2, cap: .greatest))
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(Backoff.self, from: Data(#"{"kind":"wavy"}"#.utf8))
        }
    }

    @Test func jobJSON() throws {
        let early = Job(
            id: JobID(4), payload: Ping(), priority: .critical, policy: .once, enqueuedAt: JobTime(milliseconds: 50),
            dueAt: JobTime(milliseconds: 10))
        #expect(early.dueAt == JobTime(milliseconds: 50))
        #expect(
            try json(early)
                == #"{"attempt":0,"due_at":50,"enqueued_at":50,"id":4,"payload":{},"policy":{"backoff":{"kind":"none"},"max_attempts":1},"priority":"critical"}"#)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([Priority].self, from: Data(#"["High"]"#.utf8))
        }
    }

    @Test func failuresOfErrors() {
        struct Oops: Error, CustomStringConvertible { var description: String { "öops 💥" } }
        #expect(JobFailure(Oops()) == .transient("öops 💥"))
        #expect(JobFailure(CancellationError()) == .cancelled)
        #expect(JobFailure(JobFailure.permanent("p")) == .permanent("p"))
        #expect("\(JobFailure.timedOut(after: .milliseconds(1500)))" == "no word for 1.5s")
        #expect("\(JobFailure.permanent("p"))" == "permanent: p")
    }

    @Test func singularOfAttempts() {
        let letter = DeadLetter(
            job: job(12, attempt: 1, .once), reason: .attemptsExhausted, failure: .cancelled,
            diedAt: JobTime(milliseconds: 0))
        #expect(letter.summary == "job-12 (ping) died after 1 attempt: cancelled")
        #expect(DeathReason.deadlinePassed.rawValue == "deadline_passed")
        #expect(Priority.critical.raised == .critical)
    }

    @Test func clampedValues() {
        struct Box { @Clamped(-1.5...1.5) var value = 9.0 }
        var box = Box()
        #expect(box.value == 1.5)
        box.value = -.infinity
        #expect(box.value == -1.5)
        box.value = 0.25
        #expect(box.value == 0.25)
    }
}
