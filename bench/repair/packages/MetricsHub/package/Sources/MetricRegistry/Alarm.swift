import MetricModel

/// Watches one number, and calls back when it goes over a limit and when it comes back. Not to be shared.
public final class Alarm {
    public enum Change: Hashable, Sendable {
        case raised(Double)
        case cleared(after: Int)
    }

    public typealias Action = (Change) -> Void

    public let limit: Double
    /// How many times in a row the number must be over the limit.
    public let patience: Int
    private var actions: [Action] = []
    private var over = 0
    private var log: [Change] = []

    public init(limit: Double, patience: Int = 1) {
        self.limit = limit
        self.patience = max(patience, 1)
    }

    public var history: [Change] { log }

    public var isRaised: Bool { over >= patience }

    public func onChange(_ action: @escaping Action) {
        actions.append(action)
    }

    /// How often the number went over the limit for long enough.
    public var timesRaised: Int {
        log.count { change in
            if case .raised = change { true } else { false }
        }
    }

    public func check(_ number: Double) {
        let wasRaised = isRaised
        if number > limit {
            over += 1
            if isRaised, !wasRaised {
                tell(.raised(number))
            }
        } else {
            let rounds = over
            over = 0
            if wasRaised {
                tell(.cleared(after: rounds))
            }
        }
    }

    /// A function that checks a metric of each snapshot; a metric that is not there counts as zero.
    public func watching(_ name: MetricName, where labels: Labels = .empty) -> (Snapshot) -> Void {
        return { snapshot in
            self.check(snapshot[name]?.value(where: labels)?.number ?? 0)
        }
    }

    /// A function that checks the mean of the last numbers that it was given.
    public func averaging(over count: Int) -> (Double) -> Void {
        var recent: [Double] = []
        return { number in
            recent.append(number)
            if recent.count > max(count, 1) {
                recent.removeFirst()
            }
            self.check(recent.reduce(0, +) / Double(recent.count))
        }
    }

    private func tell(_ change: Change) {
        log.append(change)
        for action in actions {
            action(change)
        }
    }
}
