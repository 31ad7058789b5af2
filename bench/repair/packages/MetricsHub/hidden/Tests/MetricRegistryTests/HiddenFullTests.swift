import MetricInstruments
import MetricModel
import MetricRegistry
import Testing

@Suite struct HiddenFullTests {
    @Test func knownLabelsStayKnown() throws {
        let series = Series<Counter>(name: try MetricName("n"), help: "", limit: 0, settings: NoSettings())
        #expect(series.limit == 1)
        #expect(!series.isFull)
        let first = try series.with(["u": "a"])
        #expect(series.isFull)
        let other = try series.with(["u": "b"])
        #expect(try series.with(["u": "c"]) === other)
        #expect(try series.with(["u": "a"]) === first)
        #expect(series.count == 2)
        #expect(try series.with(["overflow": "true"]) === other)
    }

    @Test func registryTellsWhoIsFull() async throws {
        let names = try ["b", "a", "c"].map { try MetricName($0) }
        let registry = Registry()
        for name in names {
            let series = Series<Gauge>(name: name, help: "", limit: 2, settings: NoSettings())
            try await registry.register(series)
            for user in 0..<(name.text == "c" ? 1 : 2) {
                try series.with(["u": "\(user)"]).set(1)
            }
        }
        #expect(await registry.full.map(\.text) == ["a", "b"])
    }
}
