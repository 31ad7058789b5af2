/// Writes a snapshot as text, one counter on each line, in the order of their names.
open class MetricsFormatter {
    public let prefix: String

    public required init(prefix: String = "") {
        self.prefix = prefix
    }

    open func format(_ snapshot: MetricsSnapshot) -> String {
        return snapshot.counters
            .sorted { $0.key < $1.key }
            .map { line(name: prefix + $0.key, value: $0.value) + "\n" }
            .joined()
    }

    /// One line without its end.
    open func line(name: String, value: Int) -> String {
        return "\(name) = \(value)"
    }
}
