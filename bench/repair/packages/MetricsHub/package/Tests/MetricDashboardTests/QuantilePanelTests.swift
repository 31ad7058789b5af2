import MetricDashboard
import MetricModel
import Testing

@Test func quantilePanel() throws {
    var histogram = try HistogramValue(bounds: [10])
    histogram.observe(1)
    let name = try MetricName("t")
    let family = try Family(name: name, kind: .histogram, samples: [Sample(value: .histogram(histogram))])
    let panel = Panel(title: "median", metric: name, display: .quantile(0.5))
    #expect(panel.reading(of: Snapshot(families: [family]), after: nil) == 5)
}
