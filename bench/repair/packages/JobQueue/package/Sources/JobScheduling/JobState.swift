import JobModel
import JobTiming

/// Where a job stands.
public enum JobState: Hashable, Sendable {
    case waiting
    case delayed(until: JobTime)
    case running(worker: String, since: JobTime)
    case succeeded
    case dead(DeathReason)
    case cancelled

    public var isFinal: Bool {
        switch self {
        case .waiting, .delayed, .running: return false
        case .succeeded, .dead, .cancelled: return true
        }
    }
}

/// How many jobs are in which state.
public struct QueueCounts: Codable, Hashable, Sendable {
    public var waiting = 0
    public var delayed = 0
    public var running = 0
    public var succeeded = 0
    public var dead = 0
    public var cancelled = 0

    public init() {}

    /// Jobs that are not at their end.
    public var open: Int { return waiting + delayed + running }

    mutating func add(_ state: JobState) {
        switch state {
        case .waiting: waiting += 1
        case .delayed: delayed += 1
        case .running: running += 1
        case .succeeded: succeeded += 1
        case .dead: dead += 1
        case .cancelled: cancelled += 1
        }
    }
}

/// What the scheduler refuses.
public enum SchedulerError: Error, Hashable, Sendable, CustomStringConvertible {
    case unknownJob(JobID)
    case notRunning(JobID)
    /// Only jobs that wait can be cancelled.
    case notCancellable(JobID)
    case queueFull(capacity: Int)

    public var description: String {
        switch self {
        case .unknownJob(let id): return "there is no \(id)"
        case .notRunning(let id): return "\(id) is not running"
        case .notCancellable(let id): return "\(id) cannot be cancelled any more"
        case .queueFull(let capacity): return "the queue holds \(capacity) jobs already"
        }
    }
}
