import MetricModel
import Synchronization

/// Goes only up.
public final class Counter: Instrument {
    public static let kind = MetricKind.counter
    private let count: Mutex<Double>

    public init(settings: NoSettings) {
        count = Mutex(0)
    }

    public var value: MetricValue {
        .counter(current)
    }

    public var current: Double {
        count.withLock { $0 }
    }

    /// Negative steps and what is no number are ignored.
    /// - Returns: the new count.
    @discardableResult
    public func increment(by step: Double = 1) -> Double {
        count.withLock { count in
            if step > 0 {
                count += step
            }
            return count
        }
    }
}
