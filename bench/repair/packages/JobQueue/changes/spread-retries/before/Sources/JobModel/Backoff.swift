import JobTiming

/// How long to wait before a job is tried again.
public enum Backoff: Hashable, Sendable {
    /// Not at all.
    case none
    /// Always the same time.
    case constant(JobDuration)
    /// The base after the first failure, `factor` times as long after each further one, at most `cap`.
    case exponential(base: JobDuration, factor: Int, cap: JobDuration)

    /// The time to wait.
    /// - Parameter attempt: how often the job has failed, from 1.
    public func delay(afterAttempt attempt: Int) -> JobDuration {
        guard attempt > 0 else { return .zero }
        switch self {
        case .none:
            return .zero
        case .constant(let duration):
            return duration
        case .exponential(let base, let factor, let cap):
            var delay = base
            for _ in 1..<attempt {
                delay = delay * Int64(factor)
                if delay >= cap { break }
            }
            return min(delay, cap)
        }
    }
}
