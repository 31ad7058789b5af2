import Foundation
import MetricExposition
import MetricModel

/// Reads metrics as text, and prints them sorted or as JSON: `metricsdump FILE [--json] [--lenient]`.
@main
struct MetricsDump {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        guard let path = arguments.first(where: { !$0.hasPrefix("--") }) else {
            print("usage: metricsdump FILE [--json] [--lenient]")
            exit(2)
        }
        do {
            let text = try String(contentsOfFile: path, encoding: .utf8)
            let scrape = try ExpositionParser(isLenient: arguments.contains("--lenient")).parse(text)
            print(arguments.contains("--json") ? try json(scrape) : table(scrape))
        } catch let error as ExpositionError {
            print("\(path): \(error)")
            exit(1)
        } catch {
            print("metricsdump: \(error.localizedDescription)")
            exit(1)
        }
    }

    private static func json(_ scrape: Scrape) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        return String(decoding: try encoder.encode(scrape), as: UTF8.self)
    }

    private static func table(_ scrape: Scrape) -> String {
        let names = Set(scrape.samples.map(\.name)).sorted()
        let lines = names.map { name in
            let kind = scrape.kinds[name.text]?.rawValue ?? "?"
            return "\(name) (\(kind)): \(NumberText.string(scrape.sum(of: name.text)))"
        }
        return lines.joined(separator: "\n")
    }
}
