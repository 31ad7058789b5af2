import Foundation
import MetricExposition
import MetricModel
import Testing

@Suite struct HiddenOpenMetricsTests {
    @Test func countersLoseAndGainTheirEnd() throws {
        let snapshot = Snapshot(families: [
            try Family(name: MetricName("hits_total"), kind: .counter, help: "h", samples: [Sample(value: .counter(1))]),
            try Family(name: MetricName("up_total"), kind: .gauge, samples: [Sample(value: .gauge(1))]),
        ])
        let writer = OpenMetricsWriter()
        #expect(
            writer.write(snapshot)
                == "# HELP hits h\n# TYPE hits counter\nhits_total 1\n# TYPE up_total gauge\nup_total 1\n# EOF\n")
        #expect(writer.contentType.hasPrefix("application/openmetrics-text;"))
        #expect(writer.write(Snapshot(families: [])) == "# EOF\n")
        #expect(ExpositionWriter().trailer == "")
    }

    @Test func formatsByHeader() {
        #expect(ExpositionFormat(accepting: nil) == .plain)
        #expect(ExpositionFormat(accepting: "text/html, application/openmetrics-text; version=1.0.0;q=0.5") == .open)
        #expect(ExpositionFormat(accepting: "application/openmetrics-texts") == .plain)
        #expect(!(ExpositionFormat.plain.writer is OpenMetricsWriter))
        #expect(ExpositionFormat.allCases.map(\.rawValue) == ["plain", "open"])
    }

    @Test func nothingComesBehindTheEnd() throws {
        let scrape = try ExpositionParser().parse("a 1\n# EOF\n\n")
        #expect(scrape.isComplete)
        #expect(try !ExpositionParser().parse("a 1\n# EOFS").isComplete)
        let error = ExpositionError.afterEnd(line: 3)
        #expect(throws: error) { try ExpositionParser().parse("a 1\n# EOF\nb 2") }
        #expect("\(error)" == "line 3: comes behind the end")
        #expect(try ExpositionParser(isLenient: true).parse("# EOF\nb 2").samples.isEmpty)
        let json = String(decoding: try JSONEncoder().encode(scrape), as: UTF8.self)
        #expect(json.contains(#""complete":true"#))
    }
}
