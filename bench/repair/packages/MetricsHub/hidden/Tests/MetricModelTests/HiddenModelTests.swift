import Foundation
import MetricModel
import Testing

private func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(value), as: UTF8.self)
}

@Suite struct HiddenModelTests {
    @Test func snapshotJSON() throws {
        let family = try Family(
            name: MetricName("up"), kind: .gauge, help: "é",
            samples: [Sample(labels: Labels(["b": "2", "a": "1"]), value: .gauge(0.5))])
        #expect(
            try json(Snapshot(number: 3, families: [family]))
                == #"{"metrics":[{"help":"é","kind":"gauge","name":"up","samples":[{"labels":{"a":"1","b":"2"},"value":{"type":"gauge","value":0.5}}]}],"seq":3}"#)
    }

    @Test func histogramJSON() throws {
        var histogram = try HistogramValue(bounds: [1, 2])
        histogram.observe(2)
        #expect(
            try json(MetricValue.histogram(histogram))
                == #"{"histogram":{"bounds":[1,2],"bucket_counts":[0,1,0],"sum":2},"type":"histogram"}"#)
    }

    @Test func wrongNamesInJSON() {
        #expect(throws: MetricError.invalidName("a b")) {
            try JSONDecoder().decode([MetricName].self, from: Data(#"["a b"]"#.utf8))
        }
        #expect(throws: MetricError.invalidLabel("__x")) {
            try JSONDecoder().decode(Labels.self, from: Data(#"{"__x":""}"#.utf8))
        }
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(MetricValue.self, from: Data(#"{"type":"timer","value":1}"#.utf8))
        }
    }

    @Test func firstWrongLabelIsNamed() {
        #expect(throws: MetricError.invalidLabel("1")) { try Labels(["z!": "", "1": "", "ok": ""]) }
        #expect(throws: MetricError.invalidLabel("")) { try Labels(["": ""]) }
    }

    @Test func orderOfLabels() throws {
        let all = try [["b": "1"], ["a": "2"], ["a": "1", "b": "0"], [:], ["a": "1"]].map { try Labels($0) }
        #expect(
            all.sorted().map(\.description)
                == ["", #"{a="1"}"#, #"{a="1",b="0"}"#, #"{a="2"}"#, #"{b="1"}"#])
    }

    @Test func labelsMerge() throws {
        let ours = try Labels(["a": "1", "b": "2"])
        let theirs = try Labels(["b": "3", "c": "4"])
        #expect(ours.merging(theirs).pairs == ["a": "1", "b": "3", "c": "4"])
        #expect(ours.contains(.empty))
        #expect(!Labels.empty.contains(ours))
        #expect(ours["zzz"] == "")
        #expect(Labels.escape("a\nb\"\\") == #"a\nb\"\\"#)
    }

    @Test func namesWithoutEnds() throws {
        #expect(try MetricName("_total").dropping(.total) == nil)
        #expect(try MetricName("x_sum").dropping(.count) == nil)
        #expect(try MetricName("x_sum").dropping(.sum)?.text == "x")
    }

    @Test func strangeNumbers() throws {
        var histogram = try HistogramValue(bounds: [-1, 1])
        #expect(histogram.mean == nil)
        for number in [-1, -1.5, .nan, 1.0001, -.infinity] {
            histogram.observe(number)
        }
        #expect(histogram.counts == [3, 0, 2])
        #expect(histogram.total == 5)
        #expect(histogram.sum == -.infinity)
        #expect(throws: MetricError.invalidBounds("not finite")) { try HistogramValue(bounds: [1, .infinity]) }
        #expect(throws: MetricError.invalidBounds("1.0 after 1.0")) { try HistogramValue(bounds: [1, 1]) }
    }

    @Test func histogramsOfOtherBounds() throws {
        var one = try HistogramValue(bounds: [1])
        one.observe(0.5)
        var other = try HistogramValue(bounds: [1])
        other.observe(7)
        let both = one.adding(other)
        #expect(both?.counts == [1, 1])
        #expect(both?.sum == 7.5)
        #expect(try one.adding(HistogramValue(bounds: [2])) == nil)
        #expect(MetricValue.histogram(one).combined(with: .gauge(1)) == nil)
        #expect(MetricValue.histogram(one).number == 1)
    }

    @Test func familiesOfMixedKinds() throws {
        let name = try MetricName("x")
        let error = MetricError.kindMismatch(name, expected: .gauge, found: .counter)
        #expect(throws: error) {
            try Family(name: name, kind: .gauge, samples: [Sample(value: .gauge(1)), Sample(value: .counter(1))])
        }
        #expect("\(error)" == "x is a gauge, not a counter")
        #expect("\(MetricError.invalidBounds("none"))" == "bounds of a histogram: none")
        #expect(try Family(name: name, kind: .gauge, samples: []).value() == nil)
    }

    @Test func lastGaugeCounts() throws {
        let family = try Family(
            name: MetricName("x"), kind: .gauge,
            samples: [Sample(labels: Labels(["a": "2"]), value: .gauge(2)), Sample(labels: Labels(["a": "1"]), value: .gauge(1))])
        #expect(family.value() == .gauge(2))
        #expect(try family.value(where: Labels(["b": ""])) == nil)
    }
}
