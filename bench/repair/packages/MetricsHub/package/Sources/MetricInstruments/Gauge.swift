import MetricModel
import Synchronization

/// Goes up and down.
public final class Gauge: Instrument {
    public static let kind = MetricKind.gauge

    private struct Level {
        var now = 0.0
        var highest = 0.0
    }

    private let level: Mutex<Level>

    public init(settings: NoSettings) {
        level = Mutex(Level())
    }

    public var value: MetricValue {
        .gauge(current)
    }

    public var current: Double {
        level.withLock { $0.now }
    }

    /// The highest value since the beginning, at least zero.
    public var highest: Double {
        level.withLock { $0.highest }
    }

    public func set(_ number: Double) {
        level.withLock { level in
            level.now = number
            level.highest = max(level.highest, number)
        }
    }

    public func add(_ step: Double) {
        level.withLock { level in
            level.now += step
            level.highest = max(level.highest, level.now)
        }
    }

    /// Is one higher while the work goes on, whether it succeeds or not.
    public func track<Result>(_ work: () async throws -> Result) async rethrows -> Result {
        add(1)
        defer { add(-1) }
        return try await work()
    }
}
