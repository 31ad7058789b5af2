import MetricExposition
import MetricModel
import Testing

@Test func openMetrics() throws {
    let family = try Family(name: MetricName("jobs"), kind: .counter, samples: [Sample(value: .counter(2))])
    let text = ExpositionFormat.open.writer.write(Snapshot(families: [family]))
    #expect(text == "# TYPE jobs counter\njobs_total 2\n# EOF\n")
}
