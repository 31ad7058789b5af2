/// How urgent a job is.
public enum Priority: Int, CaseIterable, Sendable {
    case low
    case normal
    case high
    case critical

    /// The name in JSON and in labels of metrics.
    public var name: String {
        switch self {
        case .low: return "low"
        case .normal: return "normal"
        case .high: return "high"
        case .critical: return "critical"
        }
    }

    public init?(name: String) {
        guard let found = Priority.allCases.first(where: { $0.name == name }) else { return nil }
        self = found
    }

    /// The next more urgent one; `critical` stays as it is.
    public var raised: Priority {
        return Priority(rawValue: rawValue + 1) ?? self
    }
}

extension Priority: Comparable {
    public static func < (lhs: Priority, rhs: Priority) -> Bool {
        return lhs.rawValue < rhs.rawValue
    }
}

extension Priority: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let name = try container.decode(String.self)
        guard let priority = Priority(name: name) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no priority '\(name)'")
        }
        self = priority
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(name)
    }
}
