import MetricModel

/// What a panel shows of a metric.
public enum Display: Hashable, Sendable {
    case number
    /// How much it grew since the snapshot before.
    case change
    /// The number below which a share of a histogram lies.
    case quantile(Double)
}

extension Display: Codable {
    private enum CodingKeys: String, CodingKey {
        case kind
        case share
    }

    private enum Kind: String, Codable {
        case number
        case change = "delta"
        case quantile
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try container.decode(Kind.self, forKey: .kind) {
        case .number: self = .number
        case .change: self = .change
        case .quantile: self = .quantile(try container.decodeIfPresent(Double.self, forKey: .share) ?? 0.5)
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .number:
            try container.encode(Kind.number, forKey: .kind)
        case .change:
            try container.encode(Kind.change, forKey: .kind)
        case .quantile(let share):
            try container.encode(Kind.quantile, forKey: .kind)
            try container.encode(share, forKey: .share)
        }
    }
}

/// One field of a dashboard.
public struct Panel: Codable, Hashable, Sendable {
    public let title: String
    public let metric: MetricName
    public let labels: Labels
    public let display: Display

    private enum CodingKeys: String, CodingKey {
        case title
        case metric
        case labels = "match"
        case display = "show"
    }

    public init(title: String, metric: MetricName, labels: Labels = .empty, display: Display = .number) {
        self.title = title
        self.metric = metric
        self.labels = labels
        self.display = display
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        metric = try container.decode(MetricName.self, forKey: .metric)
        title = try container.decodeIfPresent(String.self, forKey: .title) ?? metric.text
        labels = try container.decodeIfPresent(Labels.self, forKey: .labels) ?? .empty
        display = try container.decodeIfPresent(Display.self, forKey: .display) ?? .number
    }

    /// What is to be shown after two snapshots; `nil` if the metric is not there or does not fit.
    public func reading(of snapshot: Snapshot, after previous: Snapshot?) -> Double? {
        guard let value = snapshot[metric]?.value(where: labels) else { return nil }
        switch display {
        case .number:
            return value.number
        case .change:
            let before = previous?[metric]?.value(where: labels)?.number
            return before.map { value.number - $0 }
        case .quantile(let share):
            guard case .histogram(let histogram) = value else { return nil }
            return histogram.quantile(share)
        }
    }
}
