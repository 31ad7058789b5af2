import MetricModel
import Testing

@Test func quantilesLieInTheirBucket() throws {
    var histogram = try HistogramValue(bounds: [10, 20])
    for number in [1.0, 2, 12, 13] {
        histogram.observe(number)
    }
    #expect(histogram.quantile(0.5) == 10)
    #expect(histogram.quantile(0.75) == 15)
    #expect(histogram.quantile(0.25) == 5)
}
