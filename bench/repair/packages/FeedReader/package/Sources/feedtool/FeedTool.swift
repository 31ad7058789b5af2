import FeedModel
import FeedParsing
import Foundation

/// Prints the entries of a feed: `feedtool FILE [--json] [--from=ADDRESS]`.
@main
struct FeedTool {
    static func main() {
        do {
            try run(Array(CommandLine.arguments.dropFirst()))
        } catch {
            print("feedtool: \(error)")
            exit(1)
        }
    }

    private static func run(_ arguments: [String]) throws {
        guard let path = arguments.first(where: { !$0.hasPrefix("--") }) else {
            print("usage: feedtool FILE [--json] [--from=ADDRESS]")
            exit(2)
        }
        let option = arguments.first { $0.hasPrefix("--from=") }
        let base = try option.map { try FeedAddress(String($0.dropFirst(7))) }
        let feed = try FeedParser().parse(String(contentsOfFile: path, encoding: .utf8), from: base)
        if arguments.contains("--json") {
            print(try json(feed))
        } else {
            print(feed.title)
            for entry in feed.entries {
                print(line(for: entry))
            }
        }
    }

    private static func line(for entry: Entry) -> String {
        let labels = entry.attachments.map(\.label).joined(separator: " ")
        return "\(entry.published) \(entry.title)" + (labels.isEmpty ? "" : " \(labels)")
    }

    private static func json(_ feed: Feed) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        return String(decoding: try encoder.encode(feed), as: UTF8.self)
    }
}
