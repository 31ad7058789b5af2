/// The formats that a server can answer with.
public enum ExpositionFormat: String, CaseIterable, Sendable {
    case plain
    case open

    /// The format that a client asks for by its `Accept` field; `plain` if it asks for none that we know.
    public init(accepting field: String?) {
        let accepted = (field ?? "").split(separator: ",").map { $0.prefix { $0 != ";" }.filter { $0 != " " } }
        self = accepted.contains("application/openmetrics-text") ? .open : .plain
    }

    public var writer: ExpositionWriter {
        switch self {
        case .plain: ExpositionWriter()
        case .open: OpenMetricsWriter()
        }
    }
}
