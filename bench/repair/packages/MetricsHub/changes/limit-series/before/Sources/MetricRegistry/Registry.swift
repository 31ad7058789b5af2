import MetricInstruments
import MetricModel

/// Knows all metrics of a server.
public actor Registry {
    public nonisolated let broadcaster = Broadcaster()
    private let common: Labels
    private var series: [MetricName: any AnySeries] = [:]
    private var collectors: [any Collector] = []
    private var lastNumber = 0
    private var lastFailures: [String: String] = [:]

    /// - Parameter common: labels that each series gets.
    public init(common: Labels = .empty) {
        self.common = common
    }

    /// - Throws: `MetricError.alreadyRegistered`; those before the second of a name are there then.
    public init(common: Labels = .empty, @SeriesBuilder _ build: () -> [any AnySeries]) throws(MetricError) {
        self.common = common
        for one in build() {
            guard series.updateValue(one, forKey: one.name) == nil else { throw .alreadyRegistered(one.name) }
        }
    }

    // MARK: Registering

    public func register(_ one: some AnySeries) throws(MetricError) {
        guard series[one.name] == nil else { throw .alreadyRegistered(one.name) }
        series[one.name] = one
    }

    /// A collector of the same id is replaced.
    public func add(_ collector: some Collector) {
        if let index = collectors.firstIndex(where: { $0.id == collector.id }) {
            collectors[index] = collector
        } else {
            collectors.append(collector)
        }
    }

    /// - Returns: whether there was one of that name.
    @discardableResult
    public func unregister(_ name: MetricName) -> Bool {
        series.removeValue(forKey: name) != nil
    }

    public var names: [MetricName] {
        series.keys.sorted()
    }

    /// The series of that name.
    /// - Throws: `MetricError.kindMismatch` if it is there, and of another kind.
    public func series<Member: Instrument>(
        _ name: MetricName, of type: Member.Type
    ) throws(MetricError) -> Series<Member>? {
        guard let found = series[name] else { return nil }
        guard let match = found as? Series<Member> else {
            throw .kindMismatch(name, expected: Member.kind, found: found.kind)
        }
        return match
    }

    // MARK: Reading

    /// Why collectors failed the last time, by their ids.
    public var failures: [String: String] { lastFailures }

    /// Reads everything, and tells who listens. A metric that is there twice is combined.
    @discardableResult
    public func gather() async throws(MetricError) -> Snapshot {
        lastNumber += 1
        let number = lastNumber
        var families: [Family] = []
        for one in series.values {
            families.append(try one.family().labelled(common))
        }
        families.sort { $0.name < $1.name }
        let harvest = await CollectorGroup(collectors: collectors, common: common).run()
        lastFailures = harvest.failures
        for family in harvest.families {
            try merge(family, into: &families)
        }
        let snapshot = Snapshot(number: number, families: families)
        broadcaster.send(snapshot)
        return snapshot
    }

    private func merge(_ family: Family, into families: inout [Family]) throws(MetricError) {
        guard let index = families.firstIndex(where: { $0.name == family.name }) else {
            families.append(family)
            return
        }
        let old = families[index]
        guard old.kind == family.kind else {
            throw .kindMismatch(old.name, expected: old.kind, found: family.kind)
        }
        var samples = Dictionary(uniqueKeysWithValues: old.samples.map { ($0.labels, $0.value) })
        for sample in family.samples {
            samples[sample.labels] = samples[sample.labels]?.combined(with: sample.value) ?? sample.value
        }
        families[index] = try Family(
            name: old.name, kind: old.kind, help: old.help.isEmpty ? family.help : old.help,
            samples: samples.map { Sample(labels: $0.key, value: $0.value) })
    }
}
