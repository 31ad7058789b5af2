import Foundation
import MetricDashboard
import MetricModel
import Testing

@Suite struct HiddenQuantilePanelTests {
    @Test func onlyHistogramsHaveQuantiles() throws {
        let name = try MetricName("g")
        let family = try Family(name: name, kind: .gauge, samples: [Sample(value: .gauge(1))])
        let panel = Panel(title: "", metric: name, display: .quantile(0.9))
        #expect(panel.reading(of: Snapshot(families: [family]), after: nil) == nil)
    }

    @Test func quantileJSON() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let text = String(decoding: try encoder.encode(Display.quantile(0.75)), as: UTF8.self)
        #expect(text == #"{"kind":"quantile","share":0.75}"#)
        let display = try JSONDecoder().decode(Display.self, from: Data(#"{"kind":"quantile"}"#.utf8))
        #expect(display == .quantile(0.5))
    }
}
