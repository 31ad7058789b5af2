import Foundation
import MetricModel
import Testing

@Suite struct ModelTests {
    @Test(arguments: ["a", "_a9", "http_requests_total", "job:rate"])
    func names(_ text: String) throws {
        #expect(try MetricName(text).text == text)
    }

    @Test(arguments: ["", "9a", "a-b", "é"])
    func wrongNames(_ text: String) {
        #expect(throws: MetricError.invalidName(text)) { try MetricName(text) }
    }

    @Test func suffixes() throws {
        let name = try MetricName("jobs")
        #expect(name.suffixed(.total).text == "jobs_total")
        #expect(name.suffixed(.total).suffixed(.total).text == "jobs_total")
        #expect(name.suffixed(.total).dropping(.total) == name)
        #expect(name.dropping(.total) == nil)
    }

    @Test func labelsAsText() throws {
        let labels = try Labels(["path": "/a\"b\\", "code": "200"])
        #expect(labels.description == #"{code="200",path="/a\"b\\"}"#)
        #expect(Labels.empty.description == "")
        #expect(labels["code"] == "200")
    }

    @Test func wrongLabels() {
        #expect(throws: MetricError.invalidLabel("le")) { try Labels(["x": "", "le": "1"]) }
        #expect(throws: MetricError.invalidLabel("a:b")) { try Labels(["a:b": "1"]) }
    }

    @Test func histogramCounts() throws {
        var histogram = try HistogramValue(bounds: [1, 5])
        for number in [0.5, 1, 3, 9] {
            histogram.observe(number)
        }
        #expect(histogram.counts == [2, 1, 1])
        #expect(histogram.cumulative.map(\.count) == [2, 3])
        #expect(histogram.sum == 13.5)
        #expect(histogram.mean == 3.375)
    }

    @Test func wrongBounds() {
        #expect(throws: MetricError.invalidBounds("none")) { try HistogramValue(bounds: []) }
        #expect(throws: MetricError.invalidBounds("2.0 after 3.0")) { try HistogramValue(bounds: [1, 3, 2]) }
    }

    @Test func valuesCombine() throws {
        #expect(MetricValue.counter(1).combined(with: .counter(2)) == .counter(3))
        #expect(MetricValue.gauge(1).combined(with: .gauge(2)) == .gauge(2))
        #expect(MetricValue.gauge(1).combined(with: .counter(2)) == nil)
    }

    @Test func familiesSumUp() throws {
        let family = try Family(
            name: MetricName("hits"), kind: .counter,
            samples: [
                Sample(labels: Labels(["code": "500", "zone": "eu"]), value: .counter(2)),
                Sample(labels: Labels(["code": "200", "zone": "eu"]), value: .counter(5)),
            ])
        #expect(family.samples.map { $0.labels["code"] } == ["200", "500"])
        #expect(family.value() == .counter(7))
        #expect(family.value(where: try Labels(["code": "500"])) == .counter(2))
    }

    @Test func roundTrip() throws {
        var histogram = try HistogramValue(bounds: [0.1])
        histogram.observe(0.05)
        let family = try Family(
            name: MetricName("t"), kind: .histogram, help: "Zeit ⏱", samples: [Sample(value: .histogram(histogram))])
        let snapshot = Snapshot(number: 4, families: [family])
        let data = try JSONEncoder().encode(snapshot)
        #expect(try JSONDecoder().decode(Snapshot.self, from: data) == snapshot)
    }
}
