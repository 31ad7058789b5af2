import JobModel
import JobTiming

extension Scheduler {
    /// How many jobs are in which state; one that became due since is still counted as delayed.
    public var counts: QueueCounts {
        return states.values.reduce(into: QueueCounts()) { $0.add($1) }
    }

    public func state(of id: JobID) -> JobState? {
        return states[id]
    }

    /// When the next delayed job is due, `nil` if there is none.
    public var nextDue: JobTime? {
        return states.values.compactMap { state in
            guard case .delayed(let time) = state else { return nil }
            return time
        }.min()
    }

    /// The jobs that died, in the order of their deaths.
    public var deadLetters: [DeadLetter<Payload>] { return graveyard }

    /// The jobs that are not at their end, by number.
    public var openJobs: [Job<Payload>] {
        return jobs.values.sorted { $0.id < $1.id }
    }

    /// Fails all jobs that have run for `lease` or longer without a word.
    /// - Returns: their numbers, in order.
    @discardableResult
    public func reclaim(lease: JobDuration) -> [JobID] {
        let now = clock.now()
        let lost = states.filter { _, state in
            guard case .running(_, let since) = state else { return false }
            return now.since(since) >= lease
        }
        return lost.keys.sorted().filter { id in
            (try? fail(id, with: .timedOut(after: lease))) != nil
        }
    }

    /// Forgets jobs that succeeded or were cancelled. Dead ones are kept.
    /// - Returns: how many were forgotten.
    @discardableResult
    public func forgetFinished() -> Int {
        let finished = states.filter { $0.value == .succeeded || $0.value == .cancelled }
        for id in finished.keys {
            states[id] = nil
        }
        return finished.count
    }
}
