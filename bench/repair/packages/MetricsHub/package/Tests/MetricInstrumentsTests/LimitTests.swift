import MetricInstruments
import MetricModel
import Testing

@Test func tooManySeriesShareOne() throws {
    let series = Series<Gauge>(name: try MetricName("g"), help: "", limit: 2, settings: NoSettings())
    for user in ["a", "b", "c", "d"] {
        try series.with(["user": user]).add(1)
    }
    let texts = try series.family().samples.map { "\($0.labels) \($0.value.number)" }
    #expect(texts == ["{overflow=\"true\"} 2.0", "{user=\"a\"} 1.0", "{user=\"b\"} 1.0"])
}
