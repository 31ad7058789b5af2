import MetricModel

/// The stricter format: counters end with `_total`, their families do not, and the text has an end.
public final class OpenMetricsWriter: ExpositionWriter {
    public override var contentType: String {
        "application/openmetrics-text; version=1.0.0; charset=utf-8"
    }

    public override var trailer: String { "# EOF\n" }

    public override func header(of family: Family) -> String {
        guard family.kind == .counter, let short = family.name.dropping(.total),
            let renamed = try? Family(name: short, kind: family.kind, help: family.help, samples: [])
        else {
            return super.header(of: family)
        }
        return super.header(of: renamed)
    }

    public override func sampleName(of family: Family) -> MetricName {
        switch family.kind {
        case .counter: family.name.suffixed(.total)
        case .gauge, .histogram: family.name
        }
    }
}
