import JobModel
import JobTiming
import Synchronization

/// All counts at one moment.
public struct MetricsSnapshot: Codable, Hashable, Sendable {
    /// By name and kind: `jobs_died{mail.send}`.
    public internal(set) var counters: [String: Int] = [:]
    public internal(set) var waits = Histogram(bounds: MetricsSnapshot.bounds)
    public internal(set) var runs = Histogram(bounds: MetricsSnapshot.bounds)

    private static let bounds: [JobDuration] = [
        .milliseconds(10), .milliseconds(100), .seconds(1), .seconds(10), .minutes(1),
    ]

    public init() {}

    public func count(_ counter: String, kind: String) -> Int {
        return counters["\(counter){\(kind)}"] ?? 0
    }

    /// The counter over all kinds.
    public func count(_ counter: String) -> Int {
        return counters.lazy.filter { $0.key.hasPrefix(counter + "{") }.reduce(0) { $0 + $1.value }
    }

    mutating func add(_ event: MetricEvent) {
        counters["\(event.counter){\(event.kind)}", default: 0] += 1
        switch event {
        case .started(_, let waited): waits.add(waited)
        case .succeeded(_, let ran): runs.add(ran)
        default: break
        }
    }
}

/// Counts events; may be used from everywhere.
public final class MetricsRecorder: MetricsHook {
    private let state = Mutex(MetricsSnapshot())

    public init() {}

    public func record(_ event: MetricEvent) {
        state.withLock { $0.add(event) }
    }

    public var snapshot: MetricsSnapshot {
        return state.withLock { $0 }
    }

    /// Starts anew.
    /// - Returns: what was counted until now.
    @discardableResult
    public func reset() -> MetricsSnapshot {
        return state.withLock { state in
            defer { state = MetricsSnapshot() }
            return state
        }
    }
}
