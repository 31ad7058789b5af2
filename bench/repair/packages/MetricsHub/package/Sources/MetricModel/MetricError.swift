/// What can be wrong with metrics before anything is measured.
public enum MetricError: Error, Hashable, Sendable {
    case invalidName(String)
    case invalidLabel(String)
    case invalidBounds(String)
    case alreadyRegistered(MetricName)
    case kindMismatch(MetricName, expected: MetricKind, found: MetricKind)
}

extension MetricError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .invalidName(let name):
            "“\(name)” is not a name for a metric"
        case .invalidLabel(let label):
            "“\(label)” is not a name for a label"
        case .invalidBounds(let reason):
            "bounds of a histogram: \(reason)"
        case .alreadyRegistered(let name):
            "\(name) is registered already"
        case .kindMismatch(let name, let expected, let found):
            "\(name) is a \(expected.rawValue), not a \(found.rawValue)"
        }
    }
}

/// The kinds of metrics, by the names that they have in the text format.
public enum MetricKind: String, Codable, CaseIterable, Sendable {
    case counter
    case gauge
    case histogram
}
