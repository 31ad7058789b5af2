import JobTiming

/// Counts durations in buckets.
public struct Histogram: Codable, Hashable, Sendable {
    /// The upper ends of the buckets, ascending; a duration equal to an end belongs to its bucket.
    public let bounds: [JobDuration]
    /// One count for each bound, and one for what is longer than the last.
    public private(set) var counts: [Int]
    public private(set) var sum: JobDuration

    private enum CodingKeys: String, CodingKey {
        case bounds = "bounds_ms"
        case counts
        case sum = "sum_ms"
    }

    /// - Parameter bounds: in any order; repeated ones count once.
    public init(bounds: [JobDuration]) {
        self.bounds = Set(bounds).sorted()
        self.counts = Array(repeating: 0, count: self.bounds.count + 1)
        self.sum = .zero
    }

    public var total: Int {
        return counts.reduce(0, +)
    }

    public mutating func add(_ duration: JobDuration) {
        let index = bounds.firstIndex { duration <= $0 } ?? bounds.count
        counts[index] += 1
        sum = sum + duration
    }

    /// The upper end of the bucket in which the given percentage of the durations is reached.
    /// - Returns: `nil` if nothing was counted, or if it is reached only beyond the last bound.
    public func percentile(_ percent: Int) -> JobDuration? {
        guard total > 0 else { return nil }
        let wanted = max(1, (total * min(max(percent, 0), 100) + 99) / 100)
        var seen = 0
        for (bound, count) in zip(bounds, counts) {
            seen += count
            if seen >= wanted { return bound }
        }
        return nil
    }

    public var mean: JobDuration {
        guard total > 0 else { return .zero }
        return .milliseconds(sum.milliseconds / Int64(total))
    }
}
