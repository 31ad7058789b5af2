import JobMetrics
import JobModel
import JobTiming

extension Scheduler {
    /// Puts a dead job back into the queue under its number, as if it were new.
    /// - Throws: `SchedulerError.unknownJob` if no job of that number is dead.
    public func revive(_ id: JobID) throws(SchedulerError) {
        guard let index = graveyard.firstIndex(where: { $0.job.id == id }) else {
            throw .unknownJob(id)
        }
        let letter = graveyard.remove(at: index)
        hook.record(.revived(kind: letter.job.payload.kind))
        schedule(letter.revived(at: clock.now()))
    }

    /// Revives all dead jobs that `isIncluded` picks, in the order of their deaths.
    /// - Returns: their numbers.
    @discardableResult
    public func reviveAll(where isIncluded: @Sendable (DeadLetter<Payload>) -> Bool = { _ in true }) -> [JobID] {
        let chosen = graveyard.filter(isIncluded)
        graveyard.removeAll(where: isIncluded)
        let now = clock.now()
        for letter in chosen {
            hook.record(.revived(kind: letter.job.payload.kind))
            schedule(letter.revived(at: now))
        }
        return chosen.map(\.job.id)
    }
}
