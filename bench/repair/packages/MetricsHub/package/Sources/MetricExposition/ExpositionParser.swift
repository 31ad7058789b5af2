import MetricModel

/// One line of the text format that has a number.
public struct ScrapedSample: Codable, Hashable, Sendable {
    public let name: MetricName
    /// As they stand there, `le` included.
    public let labels: [String: String]
    public let number: Double

    public init(name: MetricName, labels: [String: String] = [:], number: Double) {
        self.name = name
        self.labels = labels
        self.number = number
    }
}

/// A text of metrics that was read.
public struct Scrape: Codable, Hashable, Sendable {
    public internal(set) var samples: [ScrapedSample] = []
    public internal(set) var kinds: [String: MetricKind] = [:]
    public internal(set) var help: [String: String] = [:]
    /// Whether the text said that it ends, as the stricter format must.
    public internal(set) var isComplete = false

    private enum CodingKeys: String, CodingKey {
        case samples
        case kinds = "types"
        case help
        case isComplete = "complete"
    }

    public init() {}

    /// The sum over all samples of a name.
    public func sum(of name: String) -> Double {
        samples.lazy.filter { $0.name.text == name }.reduce(0) { $0 + $1.number }
    }
}

/// Why a text is not in the format. Lines are counted from 1.
public enum ExpositionError: Error, Hashable, Sendable {
    case badName(line: Int)
    case badLabels(line: Int)
    case repeatedLabel(line: Int, name: String)
    case badNumber(line: Int, text: String)
    case badKind(line: Int, text: String)
    case afterEnd(line: Int)

    public var line: Int {
        switch self {
        case .badName(let line), .badLabels(let line), .repeatedLabel(let line, _), .badNumber(let line, _),
            .badKind(let line, _), .afterEnd(let line):
            line
        }
    }
}

extension ExpositionError: CustomStringConvertible {
    public var description: String {
        let problem =
            switch self {
            case .badName: "no name"
            case .badLabels: "labels that make no sense"
            case .repeatedLabel(_, let name): "label “\(name)” is there twice"
            case .badNumber(_, let text): "“\(text)” is no number"
            case .badKind(_, let text): "“\(text)” is no kind of metric"
            case .afterEnd: "comes behind the end"
            }
        return "line \(line): \(problem)"
    }
}

/// Reads the text format.
public struct ExpositionParser: Sendable {
    /// Whether lines that make no sense are passed over.
    public let isLenient: Bool

    public init(isLenient: Bool = false) {
        self.isLenient = isLenient
    }

    public func parse(_ text: String) throws(ExpositionError) -> Scrape {
        var scrape = Scrape()
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            do throws(ExpositionError) {
                try parse(line, number: index + 1, into: &scrape)
            } catch {
                guard isLenient else { throw error }
            }
        }
        return scrape
    }

    private func parse(_ line: Substring, number: Int, into scrape: inout Scrape) throws(ExpositionError) {
        var scanner = LineScanner(line)
        scanner.skipSpaces()
        guard !scanner.isAtEnd else { return }
        guard !scrape.isComplete else { throw .afterEnd(line: number) }
        if scanner.skip(UInt8(ascii: "#")) {
            try parseComment(&scanner, number: number, into: &scrape)
        } else {
            scrape.samples.append(try parseSample(&scanner, number: number))
        }
    }

    private func parseComment(
        _ scanner: inout LineScanner, number: Int, into scrape: inout Scrape
    ) throws(ExpositionError) {
        scanner.skipSpaces()
        let word = scanner.take(while: isNotSpace)
        if word == "EOF" {
            scrape.isComplete = true
        }
        guard word == "HELP" || word == "TYPE" else { return }
        scanner.skipSpaces()
        let name = try metricName(scanner.take(while: isNotSpace), number)
        scanner.skipSpaces()
        let rest = scanner.take { _ in true }
        if word == "HELP" {
            scrape.help[name.text] = rest
        } else {
            guard let kind = MetricKind(rawValue: rest) else { throw .badKind(line: number, text: rest) }
            scrape.kinds[name.text] = kind
        }
    }

    private func parseSample(_ scanner: inout LineScanner, number: Int) throws(ExpositionError) -> ScrapedSample {
        let name = try metricName(scanner.take { isNotSpace($0) && $0 != UInt8(ascii: "{") }, number)
        scanner.skipSpaces()
        let labels = try parseLabels(&scanner, number: number)
        scanner.skipSpaces()
        let text = scanner.take(while: isNotSpace)
        guard let value = NumberText.number(text) else { throw .badNumber(line: number, text: text) }
        return ScrapedSample(name: name, labels: labels, number: value)
    }

    private func parseLabels(_ scanner: inout LineScanner, number: Int) throws(ExpositionError) -> [String: String] {
        var labels: [String: String] = [:]
        guard scanner.skip(UInt8(ascii: "{")) else { return labels }
        while !scanner.skip(UInt8(ascii: "}")) {
            scanner.skipSpaces()
            let name = scanner.take { isNotSpace($0) && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: "}") }
            guard !name.isEmpty, scanner.skip(UInt8(ascii: "=")), scanner.skip(UInt8(ascii: "\"")),
                let value = scanner.takeQuoted()
            else {
                throw .badLabels(line: number)
            }
            guard labels.updateValue(value, forKey: name) == nil else {
                throw .repeatedLabel(line: number, name: name)
            }
            scanner.skipSpaces()
            guard scanner.skip(UInt8(ascii: ",")) || scanner.next == UInt8(ascii: "}") else {
                throw .badLabels(line: number)
            }
        }
        return labels
    }

    private func metricName(_ text: String, _ number: Int) throws(ExpositionError) -> MetricName {
        guard let name = try? MetricName(text) else { throw .badName(line: number) }
        return name
    }

    private func isNotSpace(_ byte: UInt8) -> Bool {
        byte != UInt8(ascii: " ") && byte != UInt8(ascii: "\t")
    }
}
