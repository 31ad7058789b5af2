/// Numbers counted in buckets.
public struct HistogramValue: Codable, Hashable, Sendable {
    /// The upper ends of the buckets, ascending; a number equal to an end belongs to its bucket.
    public let bounds: [Double]
    /// One count for each bound, and one for what is greater than the last.
    public private(set) var counts: [Int]
    public private(set) var sum: Double

    private enum CodingKeys: String, CodingKey {
        case bounds
        case counts = "bucket_counts"
        case sum
    }

    /// - Throws: `MetricError.invalidBounds` unless there is a bound and all are finite and ascend.
    public init(bounds: [Double]) throws(MetricError) {
        guard !bounds.isEmpty else { throw .invalidBounds("none") }
        guard bounds.allSatisfy(\.isFinite) else { throw .invalidBounds("not finite") }
        for (bound, next) in zip(bounds, bounds.dropFirst()) where bound >= next {
            throw .invalidBounds("\(next) after \(bound)")
        }
        self.bounds = bounds
        self.counts = Array(repeating: 0, count: bounds.count + 1)
        self.sum = 0
    }

    public var total: Int {
        counts.reduce(0, +)
    }

    public var mean: Double? {
        total > 0 ? sum / Double(total) : nil
    }

    /// A number that is none counts as greater than the last bound, and not to the sum.
    public mutating func observe(_ number: Double) {
        let index = bounds.firstIndex { number <= $0 } ?? bounds.count
        counts[index] += 1
        if !number.isNaN {
            sum += number
        }
    }

    /// For each bound how many numbers are not greater.
    public var cumulative: [(bound: Double, count: Int)] {
        var seen = 0
        return zip(bounds, counts).map { bound, count in
            seen += count
            return (bound, seen)
        }
    }

    /// - Returns: `nil` if the other has other bounds.
    public func adding(_ other: HistogramValue) -> HistogramValue? {
        guard bounds == other.bounds else { return nil }
        var copy = self
        for (index, count) in other.counts.enumerated() {
            copy.counts[index] += count
        }
        copy.sum += other.sum
        return copy
    }
}
