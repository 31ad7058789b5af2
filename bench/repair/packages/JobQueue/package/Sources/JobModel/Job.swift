import JobTiming

/// The number of a job in its queue, from 1.
public struct JobID: Hashable, Sendable, Codable, CustomStringConvertible {
    public let number: Int

    public init(_ number: Int) {
        self.number = number
    }

    public init(from decoder: any Decoder) throws {
        self.number = try decoder.singleValueContainer().decode(Int.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(number)
    }

    public var description: String { return "job-\(number)" }
}

extension JobID: Comparable {
    public static func < (lhs: JobID, rhs: JobID) -> Bool {
        return lhs.number < rhs.number
    }
}

/// What a job is about.
public protocol JobPayload: Codable, Sendable {
    /// A short name for logs and metrics, as in `mail.send`.
    var kind: String { get }
}

/// A piece of work and what is to be known for doing it.
public struct Job<Payload: JobPayload>: Codable, Sendable, Identifiable {
    public let id: JobID
    public let payload: Payload
    public let priority: Priority
    public let policy: RetryPolicy
    public let enqueuedAt: JobTime
    /// Not to be tried before.
    public var dueAt: JobTime
    /// How many attempts were begun.
    public var attempt: Int

    private enum CodingKeys: String, CodingKey {
        case id
        case payload
        case priority
        case policy
        case enqueuedAt = "enqueued_at"
        case dueAt = "due_at"
        case attempt
    }

    public init(
        id: JobID, payload: Payload, priority: Priority = .normal, policy: RetryPolicy = .standard,
        enqueuedAt: JobTime, dueAt: JobTime? = nil
    ) {
        self.id = id
        self.payload = payload
        self.priority = priority
        self.policy = policy
        self.enqueuedAt = enqueuedAt
        self.dueAt = max(dueAt ?? enqueuedAt, enqueuedAt)
        self.attempt = 0
    }
}

/// A job that is not tried again.
public struct DeadLetter<Payload: JobPayload>: Sendable {
    public let job: Job<Payload>
    public let reason: DeathReason
    public let failure: JobFailure
    public let diedAt: JobTime

    public init(job: Job<Payload>, reason: DeathReason, failure: JobFailure, diedAt: JobTime) {
        self.job = job
        self.reason = reason
        self.failure = failure
        self.diedAt = diedAt
    }

    /// One line for people: `job-7 (mail.send) died after 3 attempts: no route`.
    public var summary: String {
        let attempts = job.attempt == 1 ? "1 attempt" : "\(job.attempt) attempts"
        return "\(job.id) (\(job.payload.kind)) died after \(attempts): \(failure)"
    }
}

extension DeadLetter {
    /// The job as new: no attempt counts, it is due at once, and its deadline runs from `now`.
    public func revived(at now: JobTime) -> Job<Payload> {
        return Job(id: job.id, payload: job.payload, priority: job.priority, policy: job.policy, enqueuedAt: now)
    }
}
