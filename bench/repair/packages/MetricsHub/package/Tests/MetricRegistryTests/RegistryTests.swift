import MetricInstruments
import MetricModel
import MetricRegistry
import Testing

private func counters(_ name: String, help: String = "") throws -> Series<Counter> {
    Series<Counter>(name: try MetricName(name), help: help, settings: NoSettings())
}

private func collector(_ id: String, _ name: String, _ value: MetricValue) throws -> InlineCollector {
    let family = try Family(name: MetricName(name), kind: value.kind, samples: [Sample(value: value)])
    return InlineCollector(id) { [family] }
}

@Suite struct RegistryTests {
    @Test func gathersInOrder() async throws {
        let hits = try counters("hits")
        let errors = try counters("errors")
        let registry = try Registry {
            hits
            errors
        }
        hits.with().increment()
        let snapshot = try await registry.gather()
        #expect(snapshot.number == 1)
        #expect(snapshot.families.map(\.name.text) == ["errors", "hits"])
        #expect(snapshot[hits.name]?.value() == .counter(1))
    }

    @Test func builderHasConditions() async throws {
        let all = try ["a", "b", "c"].map { try counters($0) }
        let wantsFirst = all.count > 5
        let registry = try Registry {
            if wantsFirst {
                all[0]
            }
            for one in all.dropFirst() {
                one
            }
        }
        let names = await registry.names
        #expect(names.map(\.text) == ["b", "c"])
    }

    @Test func namesAreUnique() async throws {
        let registry = Registry()
        try await registry.register(try counters("a"))
        await #expect(throws: MetricError.alreadyRegistered(try MetricName("a"))) {
            try await registry.register(try counters("a"))
        }
        #expect(await registry.unregister(try MetricName("a")))
    }

    @Test func commonLabels() async throws {
        let registry = Registry(common: try Labels(["zone": "eu", "code": "?"]))
        let hits = try counters("hits")
        try await registry.register(hits)
        try hits.with(["code": "200"]).increment()
        let sample = try await registry.gather().families.first?.samples.first
        #expect(sample?.labels.description == "{code=\"200\",zone=\"eu\"}")
    }

    @Test func collectorsAreAsked() async throws {
        struct Broken: Error, CustomStringConvertible { var description: String { "no connection" } }
        let registry = Registry()
        await registry.add(try collector("one", "x", .counter(1)))
        await registry.add(InlineCollector("two") { throw Broken() })
        await registry.add(try collector("three", "x", .counter(2)))
        let snapshot = try await registry.gather()
        #expect(snapshot[try MetricName("x")]?.value() == .counter(3))
        #expect(await registry.failures == ["two": "no connection"])
    }

    @Test func streamsGetSnapshots() async throws {
        let registry = Registry()
        let stream = registry.broadcaster.snapshots()
        for _ in 0..<3 {
            try await registry.gather()
        }
        registry.broadcaster.finish()
        var numbers: [Int] = []
        for await snapshot in stream {
            numbers.append(snapshot.number)
        }
        #expect(numbers == [1, 2, 3])
        #expect(registry.broadcaster.listeners == 0)
    }

    @Test func alarms() {
        let alarm = Alarm(limit: 5, patience: 2)
        var changes: [Alarm.Change] = []
        alarm.onChange { changes.append($0) }
        for number in [6.0, 7, 8, 5, 9] {
            alarm.check(number)
        }
        #expect(changes == [.raised(7), .cleared(after: 3)])
        #expect(alarm.history == changes)
        #expect(!alarm.isRaised)
        #expect(alarm.timesRaised == 1)
    }
}
