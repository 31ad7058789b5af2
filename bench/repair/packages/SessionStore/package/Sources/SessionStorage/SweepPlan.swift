import SessionModel

/// Runs work later. Not to be shared between threads.
public protocol WorkScheduler: AnyObject {
    func schedule(after span: Span, _ work: @escaping () -> Void)
}

/// Runs work when it is told that time has passed.
public final class ManualScheduler: WorkScheduler {
    private var work: [(due: Moment, action: () -> Void)] = []
    private let clock: ManualClock

    public init(clock: ManualClock) {
        self.clock = clock
    }

    public var pendingCount: Int {
        return work.count
    }

    public func schedule(after span: Span, _ action: @escaping () -> Void) {
        let due = clock.now + span
        let index = work.firstIndex { $0.due > due } ?? work.count
        work.insert((due, action), at: index)
    }

    /// Lets time pass, and runs what becomes due in between, each at its own time.
    public func advance(by span: Span) {
        let end = clock.now + span
        while let next = work.first, next.due <= end {
            work.removeFirst()
            clock.advance(by: next.due.since(clock.now))
            next.action()
        }
        clock.advance(by: end.since(clock.now))
    }
}

/// Asks for a sweep again and again: after each one that found nothing half as often, down to a limit.
public final class SweepPlan {
    public private(set) var interval: Span
    public private(set) var isRunning = false
    private let shortest: Span
    private let longest: Span
    private let scheduler: any WorkScheduler
    private let sweep: () -> Int
    private var round = 0
    private var history: [Int] = []

    /// - Parameter sweep: does the work and says how many sessions it found.
    public init(every shortest: Span, atMost longest: Span, scheduler: any WorkScheduler, sweep: @escaping () -> Int) {
        self.shortest = shortest
        self.longest = max(shortest, longest)
        self.interval = shortest
        self.scheduler = scheduler
        self.sweep = sweep
    }

    /// What the sweeps found, oldest first.
    public var found: [Int] {
        return history
    }

    public func start() {
        guard !isRunning else { return }
        isRunning = true
        round += 1
        planNext(in: round)
    }

    public func stop() {
        isRunning = false
    }

    private func planNext(in current: Int) {
        scheduler.schedule(after: interval) {
            guard self.isRunning, self.round == current else { return }
            let count = self.sweep()
            self.history.append(count)
            self.interval = count > 0 ? self.shortest : min(.seconds(self.interval.seconds * 2), self.longest)
            self.planNext(in: current)
        }
    }
}
