import MailModel

/// A mail on its way.
public struct Job: Hashable, Sendable, Identifiable {
    public enum State: Hashable, Sendable {
        case queued
        case sending
        case delivered(receipt: String)
        case failed(reason: String)
    }

    public let id: Int
    public let mail: Mail
    public internal(set) var state = State.queued
    public internal(set) var attempts = 0

    init(id: Int, mail: Mail) {
        self.id = id
        self.mail = mail
    }

    public var isFinished: Bool {
        switch state {
        case .queued, .sending: false
        case .delivered, .failed: true
        }
    }
}

/// Keeps mails until they are sent: urgent ones first, otherwise in the order in which they came.
public actor Outbox {
    private var jobs: [Int: Job] = [:]
    private var queue: [Int] = []
    private var dead: [Int] = []
    private var lastID = 0

    public init() {}

    /// - Returns: the number of the job.
    @discardableResult
    public func add(_ mail: Mail) -> Int {
        lastID += 1
        jobs[lastID] = Job(id: lastID, mail: mail)
        enqueue(lastID)
        return lastID
    }

    public func job(_ id: Int) -> Job? {
        jobs[id]
    }

    public var waiting: [Int] {
        queue
    }

    /// Jobs that failed for good, the oldest failure first.
    public var deadLetters: [Job] {
        dead.compactMap { jobs[$0] }
    }

    /// Takes the next job out of the queue, `nil` if it is empty.
    public func next() -> Job? {
        guard !queue.isEmpty else { return nil }
        let id = queue.removeFirst()
        jobs[id]?.state = .sending
        return jobs[id]
    }

    /// Takes a job back that waits.
    ///
    /// - Returns: whether it was still waiting.
    @discardableResult
    public func cancel(_ id: Int) -> Bool {
        guard let index = queue.firstIndex(of: id) else { return false }
        queue.remove(at: index)
        jobs[id] = nil
        return true
    }

    /// Notes how a job ended. Only what is being sent can end.
    public func finish(_ id: Int, _ state: Job.State, attempts: Int) {
        guard var job = jobs[id], job.state == .sending else { return }
        job.state = state
        job.attempts += attempts
        jobs[id] = job
        switch state {
        case .queued: enqueue(id)
        case .failed: dead.append(id)
        case .sending, .delivered: break
        }
    }

    /// Puts a dead letter back into the queue; the attempts so far are kept.
    ///
    /// - Returns: whether it was one.
    @discardableResult
    public func revive(_ id: Int) -> Bool {
        guard let index = dead.firstIndex(of: id) else { return false }
        dead.remove(at: index)
        jobs[id]?.state = .queued
        enqueue(id)
        return true
    }

    /// Puts all dead letters back.
    ///
    /// - Returns: how many there were.
    public func reviveAll() -> Int {
        let letters = dead
        letters.forEach { revive($0) }
        return letters.count
    }

    /// Behind all that are as urgent.
    private func enqueue(_ id: Int) {
        guard let priority = jobs[id]?.mail.priority else { return }
        let index = queue.firstIndex { other in
            guard let mail = jobs[other]?.mail else { return false }
            return mail.priority < priority
        }
        queue.insert(id, at: index ?? queue.endIndex)
    }
}
