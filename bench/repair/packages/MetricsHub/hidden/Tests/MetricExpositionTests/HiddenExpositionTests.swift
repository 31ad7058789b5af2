import MetricExposition
import MetricModel
import Testing

@Suite struct HiddenExpositionTests {
    @Test func emptyHelpIfItIsWanted() throws {
        let family = try Family(name: MetricName("a"), kind: .gauge, samples: [Sample(value: .gauge(.nan))])
        let text = ExpositionWriter(isTerse: false).write(Snapshot(families: [family]))
        #expect(text == "# HELP a \n# TYPE a gauge\na NaN\n")
        #expect(ExpositionWriter().write(Snapshot(families: [])) == "")
        #expect(ExpositionWriter().contentType == "text/plain; version=0.0.4; charset=utf-8")
    }

    @Test func helpIsEscaped() throws {
        let family = try Family(name: MetricName("a"), kind: .gauge, help: "\"x\" \\ y\n", samples: [])
        #expect(ExpositionWriter().header(of: family) == "# HELP a \"x\" \\\\ y\\n\n# TYPE a gauge\n")
    }

    @Test func numbersAsText() {
        #expect(NumberText.string(-.infinity) == "-Inf")
        #expect(NumberText.string(.nan) == "NaN")
        #expect(NumberText.string(-0.0) == "-0")
        #expect(NumberText.string(0.1) == "0.1")
        #expect(NumberText.string(1e21) == "1e+21")
        #expect(NumberText.number("+Inf") == .infinity)
        #expect(NumberText.number("NaN")?.isNaN == true)
        #expect(NumberText.number("nan") == nil)
        #expect(NumberText.number("") == nil)
        #expect(NumberText.number("1e999") == nil)
    }

    @Test func escapedLabels() throws {
        let scrape = try ExpositionParser().parse(#"a{b="x\"y\\z\n漢",} -1.5e2 1700000000"#)
        let sample = ScrapedSample(name: try MetricName("a"), labels: ["b": "x\"y\\z\n漢"], number: -150)
        #expect(scrape.samples == [sample])
        #expect(throws: ExpositionError.badLabels(line: 1)) { try ExpositionParser().parse(#"a{b="\t"} 1"#) }
    }

    @Test func spacesAndComments() throws {
        let scrape = try ExpositionParser().parse("  # a comment\n\n \t x_total { a=\"1\" } \t 7\n# HELP x_total  so many é\n#TYPE y gauge")
        #expect(scrape.samples.first?.labels == ["a": "1"])
        #expect(scrape.help == ["x_total": "so many é"])
        #expect(scrape.kinds == ["y": .gauge])
        #expect(scrape.sum(of: "x_total") == 7)
        #expect(scrape.sum(of: "x") == 0)
    }

    @Test(arguments: [
        "a{b=\"1\"", "a{b=\"1\" c=\"2\"} 1", "a{=\"1\"} 1", "a{b='1'} 1", "a{,} 1",
    ])
    func labelsThatMakeNoSense(_ text: String) {
        #expect(throws: ExpositionError.badLabels(line: 2)) { try ExpositionParser().parse("ok 1\n" + text) }
    }

    @Test func messages() {
        #expect("\(ExpositionError.badName(line: 3))" == "line 3: no name")
        #expect("\(ExpositionError.repeatedLabel(line: 1, name: "é"))" == "line 1: label “é” is there twice")
        #expect("\(ExpositionError.badNumber(line: 9, text: ""))" == "line 9: “” is no number")
        #expect(throws: ExpositionError.badNumber(line: 1, text: "")) { try ExpositionParser().parse("a") }
        #expect(throws: ExpositionError.badName(line: 1)) { try ExpositionParser().parse("{a=\"b\"} 1") }
    }

    @Test func boundsStandLast() throws {
        let histogram = try HistogramValue(bounds: [0.25])
        let family = try Family(
            name: MetricName("h_bucket"), kind: .histogram,
            samples: [Sample(value: .histogram(histogram)), Sample(labels: Labels(["z": "1"]), value: .histogram(histogram))])
        let lines = ExpositionWriter().write(Snapshot(families: [family])).split(separator: "\n")
        #expect(lines.count == 9)
        #expect(lines[1] == #"h_bucket{le="0.25"} 0"#)
        #expect(lines[3] == "h_bucket_sum 0")
        #expect(lines[5] == #"h_bucket{z="1",le="0.25"} 0"#)
    }
}
