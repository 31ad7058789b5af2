import Foundation
import MetricDashboard
import MetricModel
import MetricRegistry
import Testing

private func snapshot(_ number: Int, hits: Double) throws -> Snapshot {
    let family = try Family(name: MetricName("hits"), kind: .counter, samples: [Sample(value: .counter(hits))])
    return Snapshot(number: number, families: [family])
}

@MainActor @Suite struct DashboardTests {
    private func model() throws -> DashboardModel {
        let hits = try MetricName("hits")
        return DashboardModel(
            name: "main",
            panels: [
                Panel(title: "Treffer", metric: hits), Panel(title: "more", metric: hits, display: .change),
                Panel(title: "none", metric: try MetricName("missing")),
            ])
    }

    @Test func rowsFollowSnapshots() throws {
        let model = try model()
        model.receive(try snapshot(1, hits: 5))
        model.receive(try snapshot(2, hits: 9))
        #expect(model.drain() == 2)
        #expect(model.rows.map(\.reading) == [9, 4, nil])
        #expect(model.rows[0].sparkline == "▁█")
    }

    @Test func oldSnapshotsAreSkipped() throws {
        let model = try model()
        for number in [3, 2, 3] {
            model.receive(try snapshot(number, hits: Double(number)))
        }
        model.drain()
        #expect(model.skipped == 2)
        #expect(model.rows.first?.reading == 3)
    }

    @Test func viewIsTold() throws {
        let model = try model()
        let view = TextView(width: 6)
        model.view = view
        model.receive(try snapshot(7, hits: 2.25))
        model.drain()
        #expect(view.text == "№ 7\nTreff… 2.3 ▁\nmore   – \nnone   – \n")
    }

    @Test func followsAStream() async throws {
        let registry = Registry()
        let model = try model()
        let stream = registry.broadcaster.snapshots()
        registry.broadcaster.send(try snapshot(1, hits: 1))
        registry.broadcaster.finish()
        await model.follow(stream)
        #expect(model.rows.first?.reading == 1)
    }

    @Test func panelJSON() throws {
        let json = #"{"metric":"hits","match":{"code":"500"},"show":{"kind":"delta"}}"#
        let panel = try JSONDecoder().decode(Panel.self, from: Data(json.utf8))
        let labels = try Labels(["code": "500"])
        let hits = try MetricName("hits")
        #expect(panel == Panel(title: "hits", metric: hits, labels: labels, display: .change))
    }

    @Test func sparklines() {
        var line = Sparkline(width: 3)
        for number in [9.0, 0, 5, 10] {
            line.add(number)
        }
        #expect(line.numbers == [0, 5, 10])
        #expect(line.text == "▁▅█")
    }
}
