/// What an instrument shows.
public enum MetricValue: Hashable, Sendable {
    case counter(Double)
    case gauge(Double)
    case histogram(HistogramValue)

    public var kind: MetricKind {
        switch self {
        case .counter: .counter
        case .gauge: .gauge
        case .histogram: .histogram
        }
    }

    /// The one number that stands for it: of a histogram the count.
    public var number: Double {
        switch self {
        case .counter(let number), .gauge(let number):
            number
        case .histogram(let histogram):
            Double(histogram.total)
        }
    }

    /// Both together, as if one instrument had measured: counters and histograms are added, of gauges the other counts.
    /// - Returns: `nil` if they do not go together.
    public func combined(with other: MetricValue) -> MetricValue? {
        switch (self, other) {
        case (.counter(let one), .counter(let two)): .counter(one + two)
        case (.gauge, .gauge): other
        case (.histogram(let one), .histogram(let two)): one.adding(two).map(MetricValue.histogram)
        default: nil
        }
    }
}

extension MetricValue: Codable {
    private enum CodingKeys: String, CodingKey {
        case kind = "type"
        case number = "value"
        case histogram
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try container.decode(MetricKind.self, forKey: .kind) {
        case .counter: self = .counter(try container.decode(Double.self, forKey: .number))
        case .gauge: self = .gauge(try container.decode(Double.self, forKey: .number))
        case .histogram: self = .histogram(try container.decode(HistogramValue.self, forKey: .histogram))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(kind, forKey: .kind)
        switch self {
        case .counter(let number), .gauge(let number): try container.encode(number, forKey: .number)
        case .histogram(let histogram): try container.encode(histogram, forKey: .histogram)
        }
    }
}
