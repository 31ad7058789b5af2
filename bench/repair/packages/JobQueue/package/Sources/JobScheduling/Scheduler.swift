import JobMetrics
import JobModel
import JobTiming

/// Decides which job comes next. It does no work itself and keeps no time: workers ask it, and it asks the clock.
///
/// Jobs that are due come by priority, those of the same priority in the order in which they became ready.
public actor Scheduler<Payload: JobPayload> {
    struct Ticket {
        let id: JobID
        let priority: Priority
        let dueAt: JobTime
        let sequence: Int
    }

    let clock: any JobClock
    let hook: any MetricsHook
    private let capacity: Int
    private var ready: PriorityHeap<Ticket>
    private var delayed: PriorityHeap<Ticket>
    var jobs: [JobID: Job<Payload>] = [:]
    var states: [JobID: JobState] = [:]
    var graveyard: [DeadLetter<Payload>] = []
    private var nextNumber = 1
    private var sequence = 0

    /// - Parameter capacity: how many jobs may be open at a time.
    public init(clock: any JobClock, hook: any MetricsHook = SilentHook(), capacity: Int = .max) {
        self.clock = clock
        self.hook = hook
        self.capacity = capacity
        self.ready = PriorityHeap { ($1.priority, $0.sequence) < ($0.priority, $1.sequence) }
        self.delayed = PriorityHeap { ($0.dueAt, $0.sequence) < ($1.dueAt, $1.sequence) }
    }

    // MARK: Adding

    /// Adds a job that is due after `delay`.
    /// - Throws: `SchedulerError.queueFull`.
    @discardableResult
    public func enqueue(
        _ payload: Payload, priority: Priority = .normal, delay: JobDuration = .zero, policy: RetryPolicy = .standard
    ) throws(SchedulerError) -> JobID {
        guard counts.open < capacity else { throw .queueFull(capacity: capacity) }
        let now = clock.now()
        let job = Job(
            id: JobID(nextNumber), payload: payload, priority: priority, policy: policy, enqueuedAt: now,
            dueAt: now + delay)
        nextNumber += 1
        hook.record(.enqueued(kind: payload.kind, priority: priority))
        schedule(job)
        return job.id
    }

    @available(*, deprecated, renamed: "enqueue(_:priority:delay:policy:)")
    public func submit(_ payload: Payload) throws -> JobID {
        return try enqueue(payload)
    }

    func schedule(_ job: Job<Payload>) {
        jobs[job.id] = job
        sequence += 1
        let ticket = Ticket(id: job.id, priority: job.priority, dueAt: job.dueAt, sequence: sequence)
        if job.dueAt > clock.now() {
            states[job.id] = .delayed(until: job.dueAt)
            delayed.insert(ticket)
        } else {
            states[job.id] = .waiting
            ready.insert(ticket)
        }
    }

    // MARK: Working

    /// The next job for `worker`, `nil` if none is due. The job runs from now on.
    public func claim(for worker: String) -> Job<Payload>? {
        promoteDueJobs()
        while let ticket = ready.popFirst() {
            guard states[ticket.id] == .waiting, var job = jobs[ticket.id] else { continue }
            let now = clock.now()
            job.attempt += 1
            jobs[job.id] = job
            states[job.id] = .running(worker: worker, since: now)
            hook.record(.started(kind: job.payload.kind, waited: now.since(job.dueAt)))
            return job
        }
        return nil
    }

    private func promoteDueJobs() {
        let now = clock.now()
        while let ticket = delayed.first, ticket.dueAt <= now {
            _ = delayed.popFirst()
            guard case .delayed = states[ticket.id] else { continue }
            states[ticket.id] = .waiting
            sequence += 1
            ready.insert(Ticket(id: ticket.id, priority: ticket.priority, dueAt: ticket.dueAt, sequence: sequence))
        }
    }

    /// Notes that a running job is done.
    /// - Throws: `SchedulerError.unknownJob` or `SchedulerError.notRunning`.
    public func complete(_ id: JobID) throws(SchedulerError) {
        let (job, since) = try runningJob(id)
        states[id] = .succeeded
        jobs[id] = nil
        hook.record(.succeeded(kind: job.payload.kind, ran: clock.now().since(since)))
    }

    /// Notes that an attempt failed, and either plans the next one or buries the job.
    /// - Throws: `SchedulerError.unknownJob` or `SchedulerError.notRunning`.
    @discardableResult
    public func fail(_ id: JobID, with failure: JobFailure) throws(SchedulerError) -> RetryDecision {
        var (job, _) = try runningJob(id)
        let now = clock.now()
        let decision = job.policy.decide(after: failure, of: job, now: now)
        switch decision {
        case .retry(let time):
            job.dueAt = time
            hook.record(.retried(kind: job.payload.kind, delay: time.since(now)))
            schedule(job)
        case .giveUp(let reason):
            states[id] = .dead(reason)
            jobs[id] = nil
            graveyard.append(DeadLetter(job: job, reason: reason, failure: failure, diedAt: now))
            hook.record(.died(kind: job.payload.kind, reason: reason))
        }
        return decision
    }

    private func runningJob(_ id: JobID) throws(SchedulerError) -> (Job<Payload>, since: JobTime) {
        guard let state = states[id] else { throw .unknownJob(id) }
        guard case .running(_, let since) = state, let job = jobs[id] else { throw .notRunning(id) }
        return (job, since)
    }

    /// Takes a job out that has not begun or waits for its next attempt.
    /// - Throws: `SchedulerError.unknownJob` or `SchedulerError.notCancellable`.
    public func cancel(_ id: JobID) throws(SchedulerError) {
        switch states[id] {
        case nil:
            throw .unknownJob(id)
        case .waiting?, .delayed?:
            states[id] = .cancelled
            if let job = jobs.removeValue(forKey: id) {
                hook.record(.cancelled(kind: job.payload.kind))
            }
        case .running?, .succeeded?, .dead?, .cancelled?:
            throw .notCancellable(id)
        }
    }
}
