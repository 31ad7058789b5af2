import Foundation
import MetricDashboard
import MetricModel
import MetricRegistry
import Testing

private func snapshot(_ number: Int, _ hits: Double?) throws -> Snapshot {
    guard let hits else { return Snapshot(number: number, families: []) }
    let family = try Family(name: MetricName("hits"), kind: .gauge, samples: [Sample(value: .gauge(hits))])
    return Snapshot(number: number, families: [family])
}

@MainActor @Suite struct HiddenDashboardTests {
    private func model(capacity: Int = 16, history: Int = 8) throws -> DashboardModel {
        let hits = try MetricName("hits")
        let panels = [Panel(title: "n", metric: hits), Panel(title: "d", metric: hits, display: .change)]
        return DashboardModel(name: "m", panels: panels, history: history, capacity: capacity)
    }

    @Test func fullInboxLosesTheOldest() throws {
        let model = try model(capacity: 2)
        for number in 1...5 {
            model.receive(try snapshot(number, Double(number)))
        }
        #expect(model.drain() == 2)
        #expect(model.drain() == 0)
        #expect(model.rows.map(\.reading) == [5, 1])
    }

    @Test func gapsInMetrics() throws {
        let model = try model(history: 2)
        let hits: [Double?] = [1, nil, 5, 2]
        for (index, hits) in hits.enumerated() {
            model.receive(try snapshot(index, hits))
        }
        model.drain()
        #expect(model.rows.map(\.reading) == [2, -3])
        #expect(model.rows.map(\.sparkline) == ["█▁", "▁"])
    }

    @Test func receivedWithoutAsking() async throws {
        let model = try model()
        let registry = Registry()
        registry.broadcaster.add(model)
        try await registry.gather()
        for _ in 0..<1_000 where model.rows.isEmpty {
            await Task.yield()
        }
        #expect(model.rows.count == 2)
        #expect(model.drain() == 0)
    }

    @Test func descriptionsAndIdentity() throws {
        let one = try model()
        let other = try model()
        #expect("\(one)" == "m (2 panels)")
        #expect("\(DashboardModel(name: "é", panels: Array(one.panels.prefix(1))))" == "é (1 panel)")
        #expect(one != other)
        #expect(Set([one, other, one]).count == 2)
    }

    @Test func viewsAreHeldWeakly() throws {
        let model = try model()
        var view: TextView? = TextView(width: 0)
        model.view = view
        #expect(view?.width == 2)
        view = nil
        #expect(model.view == nil)
        model.receive(try snapshot(1, 1))
        #expect(model.drain() == 1)
    }

    @Test(arguments: [
        (0.05, "0.1"), (-0.05, "-0.1"), (-0.04, "0.0"), (12.34, "12.3"), (1e300, "∞"), (.infinity, "–"), (-7, "-7.0"),
    ])
    func numbersInViews(_ number: Double, _ text: String) {
        let view = TextView(width: 2)
        view.show([Row(title: "a", reading: number, sparkline: "x")], of: 1)
        #expect(view.text == "№ 1\na  \(text) x\n")
        #expect(view.updates == 1)
    }

    @Test func titlesAreCut() {
        let view = TextView(width: 3)
        view.show([Row(title: "äöüß", reading: nil, sparkline: ""), Row(title: "abc", reading: 1, sparkline: "")], of: 2)
        #expect(view.text == "№ 2\näö… – \nabc 1.0 \n")
    }

    @Test func sparklinesOfOneKind() {
        var line = Sparkline(width: 0)
        #expect(line.text == "")
        line.add(3)
        line.add(4)
        #expect(line.numbers == [4])
        var flat = Sparkline(width: 9)
        for _ in 0..<3 { flat.add(-2) }
        #expect(flat.text == "▁▁▁")
    }

    @Test func panelText() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let panel = Panel(title: "T", metric: try MetricName("m"), labels: try Labels(["a": "b"]))
        #expect(
            String(decoding: try encoder.encode(panel), as: UTF8.self)
                == #"{"match":{"a":"b"},"metric":"m","show":{"kind":"number"},"title":"T"}"#)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(Panel.self, from: Data(#"{"metric":"m","show":{"kind":"rate"}}"#.utf8))
        }
    }
}
