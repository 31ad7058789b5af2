import JobTiming

/// Why an attempt did not succeed.
public enum JobFailure: Error, Hashable, Sendable {
    /// May go well another time.
    case transient(String)
    /// Will never go well.
    case permanent(String)
    /// The worker did not report back in time.
    case timedOut(after: JobDuration)
    /// The task of the worker was cancelled.
    case cancelled

    public var isRetryable: Bool {
        switch self {
        case .transient, .timedOut, .cancelled: return true
        case .permanent: return false
        }
    }

    /// Any error as a failure: unknown ones are transient.
    public init(_ error: any Error) {
        switch error {
        case let failure as JobFailure: self = failure
        case is CancellationError: self = .cancelled
        case is DecodingError: self = .permanent("the payload cannot be read")
        default: self = .transient(String(describing: error))
        }
    }
}

extension JobFailure: CustomStringConvertible {
    public var description: String {
        switch self {
        case .transient(let message): return message
        case .permanent(let message): return "permanent: \(message)"
        case .timedOut(let duration): return "no word for \(duration)"
        case .cancelled: return "cancelled"
        }
    }
}

/// What becomes of a job after a failure.
public enum RetryDecision: Hashable, Sendable {
    case retry(at: JobTime)
    case giveUp(DeathReason)
}

/// Why a job is not tried again.
public enum DeathReason: String, Codable, Sendable {
    case permanentFailure = "permanent_failure"
    case attemptsExhausted = "attempts_exhausted"
    case deadlinePassed = "deadline_passed"
}

/// How often and until when a job is tried.
public struct RetryPolicy: Hashable, Sendable {
    /// At least 1 and at most 100.
    public var maxAttempts: Int {
        get { return attempts }
        set { attempts = newValue }
    }

    public var backoff: Backoff
    /// Counted from when the job was enqueued; no attempt begins later.
    public var deadline: JobDuration?

    @Clamped(1...100) private var attempts: Int = 3

    public init(maxAttempts: Int = 3, backoff: Backoff = .none, deadline: JobDuration? = nil) {
        self.backoff = backoff
        self.deadline = deadline
        self.attempts = maxAttempts
    }

    public static let once = RetryPolicy(maxAttempts: 1)
    public static let standard = RetryPolicy(
        maxAttempts: 5, backoff: .exponential(base: .seconds(1), factor: 2, cap: .minutes(5)))

    /// Decides what to do after `failure` of an attempt that ended at `now`.
    public func decide<Payload>(after failure: JobFailure, of job: Job<Payload>, now: JobTime) -> RetryDecision {
        guard failure.isRetryable else { return .giveUp(.permanentFailure) }
        guard job.attempt < maxAttempts else { return .giveUp(.attemptsExhausted) }
        let next = now + backoff.delay(afterAttempt: job.attempt)
        if let deadline, next > job.enqueuedAt + deadline {
            return .giveUp(.deadlinePassed)
        }
        return .retry(at: next)
    }

    public static func == (lhs: RetryPolicy, rhs: RetryPolicy) -> Bool {
        return (lhs.attempts, lhs.backoff, lhs.deadline) == (rhs.attempts, rhs.backoff, rhs.deadline)
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(attempts)
        hasher.combine(backoff)
        hasher.combine(deadline)
    }
}

extension RetryPolicy: Codable {
    private enum CodingKeys: String, CodingKey {
        case maxAttempts = "max_attempts"
        case backoff
        case deadline = "deadline_ms"
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            maxAttempts: try container.decodeIfPresent(Int.self, forKey: .maxAttempts) ?? 3,
            backoff: try container.decodeIfPresent(Backoff.self, forKey: .backoff) ?? .none,
            deadline: try container.decodeIfPresent(JobDuration.self, forKey: .deadline))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(maxAttempts, forKey: .maxAttempts)
        try container.encode(backoff, forKey: .backoff)
        try container.encodeIfPresent(deadline, forKey: .deadline)
    }
}
