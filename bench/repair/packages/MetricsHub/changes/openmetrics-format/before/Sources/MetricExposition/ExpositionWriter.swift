import MetricModel

/// Writes snapshots in the text format that most collectors of metrics read.
open class ExpositionWriter {
    /// Whether empty help is left out.
    public let isTerse: Bool

    public required init(isTerse: Bool) {
        self.isTerse = isTerse
    }

    public convenience init() {
        self.init(isTerse: true)
    }

    /// What the format calls itself in HTTP.
    open var contentType: String {
        "text/plain; version=0.0.4; charset=utf-8"
    }

    /// All families; each line ends with a line feed.
    public final func write(_ snapshot: Snapshot) -> String {
        var text = ""
        for family in snapshot.families {
            text += header(of: family)
            for sample in family.samples {
                text += lines(of: sample, in: family)
            }
        }
        return text
    }

    open func header(of family: Family) -> String {
        var text = ""
        if !isTerse || !family.help.isEmpty {
            text += "# HELP \(family.name) \(escaped(family.help))\n"
        }
        return text + "# TYPE \(family.name) \(family.kind.rawValue)\n"
    }

    open func lines(of sample: Sample, in family: Family) -> String {
        let name = family.name
        switch sample.value {
        case .counter(let number), .gauge(let number):
            return "\(name)\(sample.labels) \(NumberText.string(number))\n"
        case .histogram(let histogram):
            return lines(of: histogram, name: name, labels: sample.labels)
        }
    }

    private func lines(of histogram: HistogramValue, name: MetricName, labels: Labels) -> String {
        let bucket = name.suffixed(.bucket)
        var text = ""
        for (bound, count) in histogram.cumulative {
            text += "\(bucket)\(withBound(NumberText.string(bound), labels)) \(count)\n"
        }
        text += "\(bucket)\(withBound("+Inf", labels)) \(histogram.total)\n"
        text += "\(name.suffixed(.sum))\(labels) \(NumberText.string(histogram.sum))\n"
        text += "\(name.suffixed(.count))\(labels) \(histogram.total)\n"
        return text
    }

    /// The bound stands last.
    private func withBound(_ bound: String, _ labels: Labels) -> String {
        guard !labels.isEmpty else { return "{le=\"\(bound)\"}" }
        return labels.description.dropLast() + ",le=\"\(bound)\"}"
    }

    /// In help only `\` and line feeds are escaped.
    private func escaped(_ help: String) -> String {
        help.split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "\\\\")
            .split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\\n")
    }
}
