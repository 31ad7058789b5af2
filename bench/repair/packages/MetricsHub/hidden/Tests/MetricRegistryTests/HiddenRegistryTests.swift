import MetricInstruments
import MetricModel
import MetricRegistry
import Synchronization
import Testing

private final class Listener: SnapshotObserver {
    let name: String
    let numbers = Mutex<[Int]>([])

    init(_ name: String) {
        self.name = name
    }

    func receive(_ snapshot: Snapshot) {
        numbers.withLock { $0.append(snapshot.number) }
    }
}

private func counters(_ name: String, help: String = "") throws -> Series<Counter> {
    Series<Counter>(name: try MetricName(name), help: help, settings: NoSettings())
}

private func family(_ name: String, _ value: MetricValue, _ labels: [String: String] = [:], help: String = "") throws -> Family {
    try Family(name: MetricName(name), kind: value.kind, help: help, samples: [Sample(labels: Labels(labels), value: value)])
}

@Suite struct HiddenRegistryTests {
    @Test func seriesByKind() async throws {
        let hits = try counters("hits")
        let registry = try Registry { hits }
        #expect(try await registry.series(hits.name, of: Counter.self) === hits)
        #expect(try await registry.series(MetricName("none"), of: Counter.self) == nil)
        await #expect(throws: MetricError.kindMismatch(hits.name, expected: .gauge, found: .counter)) {
            _ = try await registry.series(hits.name, of: Gauge.self)
        }
    }

    @Test func builderRefusesNamesThatAreTaken() throws {
        let hits = try counters("hits")
        let again = try counters("hits")
        #expect(throws: MetricError.alreadyRegistered(hits.name)) {
            try Registry {
                hits
                again
            }
        }
    }

    @Test func collectedAndCountedComeTogether() async throws {
        let hits = try counters("hits")
        let registry = Registry(common: try Labels(["zone": "eu"]))
        try await registry.register(hits)
        hits.with().increment(by: 2)
        let more = [try family("hits", .counter(3), help: "from afar"), try family("hits", .counter(5), ["zone": "us"])]
        await registry.add(InlineCollector("far") { more })
        let found = try #require(try await registry.gather()[hits.name])
        #expect(found.help == "from afar")
        #expect(found.samples.map { "\($0.labels) \($0.value.number)" } == [#"{zone="eu"} 5.0"#, #"{zone="us"} 5.0"#])
    }

    @Test func collectorsOfOneIDAreReplaced() async throws {
        let registry = Registry()
        let one = try family("x", .gauge(1))
        let two = try family("x", .gauge(2))
        await registry.add(InlineCollector("a") { [one] })
        await registry.add(InlineCollector("a") { [two] })
        #expect(try await registry.gather()[two.name]?.value() == .gauge(2))
        #expect(await registry.failures.isEmpty)
    }

    @Test func lastCollectorWinsGauges() async throws {
        let registry = Registry()
        for number in 1...5 {
            let one = try family("x", .gauge(Double(number)))
            await registry.add(InlineCollector("\(number)") { [one] })
        }
        for _ in 0..<5 {
            #expect(try await registry.gather()[MetricName("x")]?.value() == .gauge(5))
        }
    }

    @Test func mixedKindsAreRefused() async throws {
        let registry = try Registry { try! counters("x") }
        let gauge = try family("x", .gauge(1))
        await registry.add(InlineCollector("a") { [gauge] })
        await #expect(throws: MetricError.kindMismatch(gauge.name, expected: .counter, found: .gauge)) {
            try await registry.gather()
        }
    }

    @Test func failuresAreOfTheLastTime() async throws {
        struct Away: Error, CustomStringConvertible { var description: String { "weg ☁️" } }
        let isAway = Mutex(true)
        let registry = Registry()
        await registry.add(InlineCollector("a") {
            if isAway.withLock({ $0 }) { throw Away() }
            return []
        })
        try await registry.gather()
        #expect(await registry.failures == ["a": "weg ☁️"])
        isAway.withLock { $0 = false }
        #expect(try await registry.gather().number == 2)
        #expect(await registry.failures.isEmpty)
    }

    @Test func observers() async throws {
        let registry = Registry()
        let listener = Listener("l")
        #expect(registry.broadcaster.add(listener))
        #expect(!registry.broadcaster.add(listener))
        #expect(registry.broadcaster.listeners == 1)
        try await registry.gather()
        registry.broadcaster.finish()
        try await registry.gather()
        registry.broadcaster.remove(listener)
        try await registry.gather()
        #expect(listener.numbers.withLock { $0 } == [1, 2])
    }

    @Test func lateListeners() async {
        let broadcaster = Broadcaster()
        for number in 1...2 {
            broadcaster.send(Snapshot(number: number, families: []))
        }
        let replayed = broadcaster.snapshots(replayingLast: true)
        let fresh = broadcaster.snapshots()
        #expect(broadcaster.listeners == 2)
        broadcaster.finish()
        let tooLate = broadcaster.snapshots(replayingLast: true)
        var counts: [[Int]] = []
        for stream in [replayed, fresh, tooLate] {
            var numbers: [Int] = []
            for await snapshot in stream {
                numbers.append(snapshot.number)
            }
            counts.append(numbers)
        }
        #expect(counts == [[2], [], [2]])
        #expect(broadcaster.listeners == 0)
    }

    @Test func alarmsOnSnapshots() throws {
        let alarm = Alarm(limit: 2)
        let watch = alarm.watching(try MetricName("x"), where: try Labels(["a": "1"]))
        watch(Snapshot(families: [try family("x", .gauge(3), ["a": "1"])]))
        #expect(alarm.isRaised)
        watch(Snapshot(families: [try family("x", .gauge(9), ["a": "2"])]))
        #expect(alarm.history == [.raised(3), .cleared(after: 1)])
    }

    @Test func alarmsOnMeans() {
        let alarm = Alarm(limit: 2, patience: 0)
        #expect(alarm.patience == 1)
        let check = alarm.averaging(over: 2)
        for number in [2.0, 3, 1, 9] {
            check(number)
        }
        #expect(alarm.history == [.raised(2.5), .cleared(after: 1), .raised(5)])
        #expect(alarm.timesRaised == 2)
    }
}
