import MetricModel
import Testing

@Suite struct HiddenQuantileTests {
    @Test func extremes() throws {
        var histogram = try HistogramValue(bounds: [-2, 4, 8])
        #expect(histogram.quantile(0.5) == nil)
        histogram.observe(3)
        histogram.observe(100)
        #expect(histogram.quantile(-1) == -2)
        #expect(histogram.quantile(0.25) == 1)
        #expect(histogram.quantile(0.5) == 4)
        #expect(histogram.quantile(7) == 8)
    }

    @Test func emptyBucketsArePassed() throws {
        var histogram = try HistogramValue(bounds: [10, 20, 30])
        histogram.observe(5)
        histogram.observe(25)
        #expect(histogram.quantile(1) == 30)
        #expect(histogram.quantile(0.75) == 25)
    }
}
