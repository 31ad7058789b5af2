import JobTiming

/// The text format that Prometheus scrapes, with the histogram of waits.
public final class PrometheusFormatter: MetricsFormatter {
    public required init(prefix: String = "jobqueue_") {
        super.init(prefix: prefix)
    }

    public override func format(_ snapshot: MetricsSnapshot) -> String {
        var text = super.format(snapshot)
        var seen = 0
        for (bound, count) in zip(snapshot.waits.bounds, snapshot.waits.counts) {
            seen += count
            text += "\(prefix)wait_ms_bucket{le=\"\(bound.milliseconds)\"} \(seen)\n"
        }
        text += "\(prefix)wait_ms_bucket{le=\"+Inf\"} \(snapshot.waits.total)\n"
        text += "\(prefix)wait_ms_sum \(snapshot.waits.sum.milliseconds)\n"
        return text
    }

    public override func line(name: String, value: Int) -> String {
        let fields = name.split(separator: "{", maxSplits: 1)
        guard fields.count == 2 else { return "\(name) \(value)" }
        return "\(fields[0]){kind=\"\(fields[1].dropLast())\"} \(value)"
    }
}
