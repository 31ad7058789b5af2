import Foundation
import JobModel
import JobTiming
import Testing

private struct Ping: JobPayload {
    var kind: String { "ping" }
}

@Suite("Retry policies") struct PolicyTests {
    private func job(attempt: Int, _ policy: RetryPolicy) -> Job<Ping> {
        var job = Job(id: JobID(1), payload: Ping(), policy: policy, enqueuedAt: JobTime(milliseconds: 0))
        job.attempt = attempt
        return job
    }

    private func decide(_ policy: RetryPolicy, attempt: Int, _ failure: JobFailure = .transient("x")) -> RetryDecision {
        policy.decide(after: failure, of: job(attempt: attempt, policy), now: JobTime(milliseconds: 1000))
    }

    @Test func exponentialDelaysGrowUpToTheCap() {
        let policy = RetryPolicy(
            maxAttempts: 9, backoff: .exponential(base: .seconds(1), factor: 2, cap: .seconds(5)))
        let times = (1...4).map { decide(policy, attempt: $0) }
        #expect(times == [2000, 3000, 5000, 6000].map { .retry(at: JobTime(milliseconds: $0)) })
    }

    @Test func constantDelay() {
        let policy = RetryPolicy(backoff: .constant(.milliseconds(300)))
        #expect(decide(policy, attempt: 2) == .retry(at: JobTime(milliseconds: 1300)))
    }

    @Test func attemptsAreCounted() {
        #expect(decide(RetryPolicy(maxAttempts: 3), attempt: 2) == .retry(at: JobTime(milliseconds: 1000)))
        #expect(decide(RetryPolicy(maxAttempts: 3), attempt: 3) == .giveUp(.attemptsExhausted))
        #expect(decide(.once, attempt: 1) == .giveUp(.attemptsExhausted))
    }

    @Test func permanentFailuresAreNotRetried() {
        #expect(decide(.standard, attempt: 1, .permanent("bad")) == .giveUp(.permanentFailure))
        #expect(decide(.standard, attempt: 1, .timedOut(after: .seconds(1))) != .giveUp(.permanentFailure))
    }

    @Test func deadlineEndsRetries() {
        let policy = RetryPolicy(backoff: .constant(.seconds(10)), deadline: .seconds(5))
        #expect(decide(policy, attempt: 1) == .giveUp(.deadlinePassed))
    }

    @Test func attemptsAreClamped() {
        var policy = RetryPolicy(maxAttempts: 0)
        #expect(policy.maxAttempts == 1)
        policy.maxAttempts = 1000
        #expect(policy.maxAttempts == 100)
    }

    @Test func policyRoundTrip() throws {
        let policy = RetryPolicy(maxAttempts: 4, backoff: .constant(.seconds(1)), deadline: .minutes(1))
        let data = try JSONEncoder().encode(policy)
        #expect(try JSONDecoder().decode(RetryPolicy.self, from: data) == policy)
    }

    @Test func prioritiesAreOrdered() {
        #expect(Priority.allCases.sorted().first == .low)
        #expect(Priority.high.raised == .critical)
        #expect(Priority(name: "normal") == .normal)
    }

    @Test func deadLettersReadWell() {
        let letter = DeadLetter(
            job: job(attempt: 3, .standard), reason: .attemptsExhausted, failure: .transient("no route"),
            diedAt: JobTime(milliseconds: 0))
        #expect(letter.summary == "job-1 (ping) died after 3 attempts: no route")
    }
}
