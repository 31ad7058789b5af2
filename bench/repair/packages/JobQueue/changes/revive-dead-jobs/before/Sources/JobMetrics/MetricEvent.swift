import JobModel
import JobTiming

/// What happens to jobs, as metrics see it.
public enum MetricEvent: Hashable, Sendable {
    case enqueued(kind: String, priority: Priority)
    case started(kind: String, waited: JobDuration)
    case succeeded(kind: String, ran: JobDuration)
    case retried(kind: String, delay: JobDuration)
    case died(kind: String, reason: DeathReason)
    case cancelled(kind: String)

    public var kind: String {
        switch self {
        case .enqueued(let kind, _), .started(let kind, _), .succeeded(let kind, _), .retried(let kind, _),
            .died(let kind, _), .cancelled(let kind):
            return kind
        }
    }

    /// The name of the counter that grows.
    public var counter: String {
        switch self {
        case .enqueued: return "jobs_enqueued"
        case .started: return "jobs_started"
        case .succeeded: return "jobs_succeeded"
        case .retried: return "jobs_retried"
        case .died: return "jobs_died"
        case .cancelled: return "jobs_cancelled"
        }
    }
}

/// Is told of everything that happens. It must return quickly: the scheduler waits for it.
public protocol MetricsHook: Sendable {
    func record(_ event: MetricEvent)
}

/// Tells nobody.
public struct SilentHook: MetricsHook {
    public init() {}
    public func record(_ event: MetricEvent) {}
}

/// Tells several hooks, in order.
public struct CompositeHook: MetricsHook {
    private let hooks: [any MetricsHook]

    public init(_ hooks: any MetricsHook...) {
        self.hooks = hooks
    }

    public func record(_ event: MetricEvent) {
        for hook in hooks {
            hook.record(event)
        }
    }
}

/// Passes on what `isIncluded` permits.
public struct FilteringHook<Base: MetricsHook>: MetricsHook {
    private let base: Base
    private let isIncluded: @Sendable (MetricEvent) -> Bool

    public init(_ base: Base, where isIncluded: @escaping @Sendable (MetricEvent) -> Bool) {
        self.base = base
        self.isIncluded = isIncluded
    }

    public func record(_ event: MetricEvent) {
        guard isIncluded(event) else { return }
        base.record(event)
    }
}
