import MetricModel

/// Fetches metrics that nobody counts here, from a database for instance.
public protocol Collector: Sendable {
    /// Unique in a registry.
    var id: String { get }
    func collect() async throws -> [Family]
}

/// A collector that is only a closure.
public struct InlineCollector: Collector {
    public let id: String
    private let body: @Sendable () async throws -> [Family]

    public init(_ id: String, _ body: @escaping @Sendable () async throws -> [Family]) {
        self.id = id
        self.body = body
    }

    public func collect() async throws -> [Family] {
        try await body()
    }
}

/// What all collectors together found.
public struct Harvest: Sendable {
    /// In the order of the collectors.
    public internal(set) var families: [Family] = []
    /// Why those that found nothing did not, by their ids.
    public internal(set) var failures: [String: String] = [:]
}

/// Lets collectors work at the same time.
struct CollectorGroup: Sendable {
    let collectors: [any Collector]
    let common: Labels

    func run() async -> Harvest {
        let outcomes = await withTaskGroup(of: (Int, Result<[Family], any Error>).self) { group in
            for (index, collector) in collectors.enumerated() {
                let labels = common
                group.addTask {
                    do {
                        let families = try await collector.collect()
                        return (index, .success(try families.map { try $0.labelled(labels) }))
                    } catch {
                        return (index, .failure(error))
                    }
                }
            }
            var outcomes: [Int: Result<[Family], any Error>] = [:]
            for await (index, outcome) in group {
                outcomes[index] = outcome
            }
            return outcomes
        }
        var harvest = Harvest()
        for (index, outcome) in outcomes.sorted(by: { $0.key < $1.key }) {
            switch outcome {
            case .success(let families): harvest.families += families
            case .failure(let error): harvest.failures[collectors[index].id] = "\(error)"
            }
        }
        return harvest
    }
}

extension Family {
    /// The same with more labels; those that a sample has already stay.
    func labelled(_ labels: Labels) throws(MetricError) -> Family {
        guard !labels.isEmpty else { return self }
        let more = samples.map { Sample(labels: labels.merging($0.labels), value: $0.value) }
        return try Family(name: name, kind: kind, help: help, samples: more)
    }
}
