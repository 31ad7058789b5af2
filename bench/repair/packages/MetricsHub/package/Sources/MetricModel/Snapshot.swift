/// One series at one moment.
public struct Sample: Codable, Hashable, Sendable {
    public let labels: Labels
    public let value: MetricValue

    public init(labels: Labels = .empty, value: MetricValue) {
        self.labels = labels
        self.value = value
    }
}

/// All series of a metric.
public struct Family: Codable, Hashable, Sendable {
    public let name: MetricName
    public let kind: MetricKind
    public let help: String
    /// In the order of their labels.
    public private(set) var samples: [Sample]

    /// - Throws: `MetricError.kindMismatch` for the first sample of another kind.
    public init(name: MetricName, kind: MetricKind, help: String = "", samples: [Sample]) throws(MetricError) {
        for sample in samples where sample.value.kind != kind {
            throw .kindMismatch(name, expected: kind, found: sample.value.kind)
        }
        self.name = name
        self.kind = kind
        self.help = help
        self.samples = samples.sorted { $0.labels < $1.labels }
    }

    /// All samples whose labels contain the given ones, combined into one value.
    public func value(where labels: Labels = .empty) -> MetricValue? {
        var result: MetricValue?
        for sample in samples where sample.labels.contains(labels) {
            result = result.map { $0.combined(with: sample.value) ?? $0 } ?? sample.value
        }
        return result
    }
}

/// All metrics at one moment.
public struct Snapshot: Codable, Hashable, Sendable {
    public let number: Int
    /// In the order of their names.
    public let families: [Family]

    private enum CodingKeys: String, CodingKey {
        case number = "seq"
        case families = "metrics"
    }

    public init(number: Int = 0, families: [Family]) {
        self.number = number
        self.families = families.sorted { $0.name < $1.name }
    }

    public subscript(name: MetricName) -> Family? {
        families.first { $0.name == name }
    }
}
