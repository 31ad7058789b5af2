import JobTiming

/// How long to wait before a job is tried again.
public indirect enum Backoff: Hashable, Sendable {
    /// Not at all.
    case none
    /// Always the same time.
    case constant(JobDuration)
    /// Once the step after the first failure, twice after the second, and so on.
    case linear(step: JobDuration)
    /// The base after the first failure, `factor` times as long after each further one, at most `cap`.
    case exponential(base: JobDuration, factor: Int, cap: JobDuration)
    /// As `base`, but up to `percent` per cent shorter; how much depends only on the job and the attempt.
    case jittered(base: Backoff, percent: Int)

    /// The time to wait.
    /// - Parameters:
    ///   - attempt: how often the job has failed, from 1.
    ///   - job: whose turn it is.
    public func delay(afterAttempt attempt: Int, of job: JobID) -> JobDuration {
        guard attempt > 0 else { return .zero }
        switch self {
        case .none:
            return .zero
        case .constant(let duration):
            return duration
        case .linear(let step):
            return step * Int64(attempt)
        case .exponential(let base, let factor, let cap):
            var delay = base
            for _ in 1..<attempt {
                delay = delay * Int64(factor)
                if delay >= cap { break }
            }
            return min(delay, cap)
        case .jittered(let base, let percent):
            let whole = base.delay(afterAttempt: attempt, of: job)
            let share = Int(job.spread(attempt) % UInt64(min(max(percent, 0), 100) + 1))
            return whole.percent(100 - share)
        }
    }
}

extension JobID {
    /// A number that is the same for the same job and attempt and otherwise looks random (FNV-1a).
    func spread(_ attempt: Int) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in "\(number)/\(attempt)".utf8 {
            hash ^= UInt64(byte)
            hash = hash &* 0x0000_0100_0000_01b3
        }
        return hash >> 8
    }
}
