import MetricInstruments
import MetricModel
import Testing

@Suite struct HiddenInstrumentTests {
    struct Oops: Error {}

    @Test func stepsThatAreNone() {
        let counter = Counter()
        #expect(counter.increment(by: .nan) == 0)
        #expect(counter.increment(by: 0) == 0)
        #expect(counter.increment(by: 0.5) == 0.5)
        #expect(Counter.kind == .counter)
    }

    @Test func highestIsAtLeastZero() {
        let gauge = Gauge()
        gauge.set(-4)
        #expect(gauge.highest == 0)
        gauge.add(6)
        #expect(gauge.highest == 2)
        #expect(gauge.value == .gauge(2))
    }

    @Test func failedWorkIsTracked() async {
        let gauge = Gauge()
        await #expect(throws: Oops.self) {
            try await gauge.track { throw Oops() }
        }
        #expect(gauge.current == 0)
        #expect(gauge.highest == 1)
    }

    @Test func failedWorkIsTimed() throws {
        let histogram = try Histogram(bounds: [1])
        #expect(throws: Oops.self) {
            try histogram.time(by: SteppingTicker(milliseconds: 2_000)) { throw Oops() }
        }
        #expect(histogram.current.counts == [0, 1])
        #expect(histogram.current.sum == 2)
        #expect(throws: MetricError.invalidBounds("none")) { try Histogram(bounds: []) }
        #expect(MonotonicTicker().nanoseconds <= MonotonicTicker().nanoseconds)
    }

    @Test func settingTheSameIsNoChange() {
        let counter = Counter()
        var text = Counted(wrappedValue: "é", by: counter)
        text.wrappedValue = "é"
        #expect(counter.current == 0)
        text.wrappedValue = "e"
        text.wrappedValue = "é"
        #expect(counter.current == 2)
        #expect(text.wrappedValue == "é")
    }

    @Test func seriesAreShared() async throws {
        let series = Series<Counter>(name: try MetricName("n"), help: "h", settings: NoSettings())
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<40 {
                group.addTask {
                    _ = try? series.with(["k": "\(number % 4)"]).increment()
                }
            }
        }
        #expect(series.count == 4)
        #expect(try series.family().samples.map(\.value.number) == [10, 10, 10, 10])
        #expect(try series.family().help == "h")
        #expect(series.kind == .counter)
    }

    @Test func sameLabelsSameInstrument() throws {
        let series = Series<Histogram>(name: try MetricName("n"), help: "", settings: try HistogramValue(bounds: [1]))
        #expect(try series.with(["a": "1", "b": "2"]) === series.with(["b": "2", "a": "1"]))
        let other = try series.with(["a": "1"])
        #expect(series.with() !== other)
        #expect(throws: MetricError.invalidLabel("-")) { try series.with(["-": ""]) }
        #expect(series.count == 3)
        #expect(series.removeAll(where: .empty) == 3)
        #expect(try series.family().samples.isEmpty)
    }
}
