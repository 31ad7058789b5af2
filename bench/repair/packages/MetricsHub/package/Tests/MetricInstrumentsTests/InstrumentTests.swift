import MetricInstruments
import MetricModel
import Testing

@Suite struct InstrumentTests {
    @Test func countersGoUp() {
        let counter = Counter()
        #expect(counter.increment() == 1)
        #expect(counter.increment(by: 2.5) == 3.5)
        #expect(counter.increment(by: -1) == 3.5)
        #expect(counter.value == .counter(3.5))
    }

    @Test func gaugesRemember() async {
        let gauge = Gauge()
        gauge.set(3)
        gauge.add(-5)
        #expect(gauge.current == -2)
        #expect(gauge.highest == 3)
        let inside = await gauge.track { gauge.current }
        #expect(inside == -1)
        #expect(gauge.current == -2)
    }

    @Test func timing() throws {
        let histogram = try Histogram(bounds: [0.1, 1])
        let ticker = SteppingTicker(milliseconds: 250)
        #expect(histogram.time(by: ticker) { "done" } == "done")
        #expect(histogram.current.counts == [0, 1, 0])
        #expect(histogram.current.sum == 0.25)
    }

    @Test func countersAreShared() async {
        let counter = Counter()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    for _ in 0..<50 { counter.increment() }
                }
            }
        }
        #expect(counter.current == 1_000)
    }

    @Test func changesAreCounted() {
        struct State {
            @Counted var level: Int

            init(counter: Counter) {
                _level = Counted(wrappedValue: 0, by: counter)
            }
        }
        let counter = Counter()
        var state = State(counter: counter)
        for level in [1, 1, 2] {
            state.level = level
        }
        #expect(counter.current == 2)
        #expect(state.$level === counter)
    }

    @Test func seriesMakeInstruments() throws {
        let series = Series<Counter>(name: try MetricName("hits"), help: "", settings: NoSettings())
        try series.with(["code": "200"]).increment()
        try series.with(["code": "200"]).increment()
        try series.with(["code": "404"]).increment()
        #expect(series.count == 2)
        let family = try series.family()
        #expect(family.samples.map(\.value) == [.counter(2), .counter(1)])
        #expect(series.removeAll(where: try Labels(["code": "404"])) == 1)
        #expect(series.count == 1)
    }
}
