import MetricExposition
import MetricModel
import Testing

@Suite struct WriterTests {
    private func snapshot() throws -> Snapshot {
        var histogram = try HistogramValue(bounds: [0.5, 1])
        for number in [0.25, 0.75, 4] {
            histogram.observe(number)
        }
        return Snapshot(families: [
            try Family(
                name: MetricName("seconds"), kind: .histogram, help: "Dauer\nin s",
                samples: [Sample(labels: Labels(["path": "/é"]), value: .histogram(histogram))]),
            try Family(name: MetricName("hits_total"), kind: .counter, samples: [Sample(value: .counter(3))]),
        ])
    }

    @Test func plainText() throws {
        #expect(
            ExpositionWriter().write(try snapshot()) == """
                # TYPE hits_total counter
                hits_total 3
                # HELP seconds Dauer\\nin s
                # TYPE seconds histogram
                seconds_bucket{path="/é",le="0.5"} 1
                seconds_bucket{path="/é",le="1"} 2
                seconds_bucket{path="/é",le="+Inf"} 3
                seconds_sum{path="/é"} 5
                seconds_count{path="/é"} 3

                """)
    }

    @Test func whatIsWrittenIsRead() throws {
        let text = ExpositionWriter().write(try snapshot())
        let scrape = try ExpositionParser().parse(text)
        #expect(scrape.samples.count == 6)
        #expect(scrape.kinds == ["seconds": .histogram, "hits_total": .counter])
        #expect(scrape.sum(of: "seconds_bucket") == 6)
        #expect(scrape.samples[1].labels == ["path": "/é", "le": "0.5"])
    }

    @Test(arguments: [
        ("9a 1", ExpositionError.badName(line: 1)), ("a{b} 1", .badLabels(line: 1)),
        ("\na{b=\"1} 1", .badLabels(line: 2)), ("a{b=\"\",b=\"\"} 1", .repeatedLabel(line: 1, name: "b")),
        ("a x", .badNumber(line: 1, text: "x")), ("# TYPE a sum", .badKind(line: 1, text: "sum")),
    ])
    func wrongTexts(_ text: String, _ error: ExpositionError) {
        #expect(throws: error) { try ExpositionParser().parse(text) }
    }

    @Test func lenientParser() throws {
        let scrape = try ExpositionParser(isLenient: true).parse("a 1\nb x\n# note\nc 2")
        #expect(scrape.samples.map(\.number) == [1, 2])
    }

    @Test func numbers() {
        #expect(NumberText.string(3) == "3")
        #expect(NumberText.string(-0.25) == "-0.25")
        #expect(NumberText.string(.infinity) == "+Inf")
        #expect(NumberText.number("1e3") == 1_000)
        #expect(NumberText.number("inf") == nil)
    }
}
