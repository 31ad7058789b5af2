import MetricModel
import Synchronization

/// Counts numbers in buckets.
public final class Histogram: Instrument {
    public static let kind = MetricKind.histogram
    private let counted: Mutex<HistogramValue>

    /// - Parameter settings: an empty histogram.
    public init(settings: HistogramValue) {
        counted = Mutex(settings)
    }

    public convenience init(bounds: [Double]) throws(MetricError) {
        self.init(settings: try HistogramValue(bounds: bounds))
    }

    public var value: MetricValue {
        .histogram(current)
    }

    public var current: HistogramValue {
        counted.withLock { $0 }
    }

    public func observe(_ number: Double) {
        counted.withLock { $0.observe(number) }
    }

    @available(*, deprecated, renamed: "observe(_:)")
    public func record(_ number: Double) {
        observe(number)
    }

    /// Observes how many seconds the work takes, also if it fails.
    public func time<Result>(by ticker: some Ticker, _ work: () throws -> Result) rethrows -> Result {
        let start = ticker.nanoseconds
        defer { observe(Double(ticker.nanoseconds - start) / 1_000_000_000) }
        return try work()
    }
}

/// Counts time from some beginning.
public protocol Ticker: Sendable {
    var nanoseconds: Int64 { get }
}
