import RouteHTTP

/// One line of a route table.
public struct RouteRow: Sendable, Hashable, Codable {
    public let method: HTTPMethod
    public let pattern: String
    public let name: String

    private enum CodingKeys: String, CodingKey {
        case method = "verb"
        case pattern = "path"
        case name
    }

    public init(method: HTTPMethod, pattern: String, name: String = "") {
        self.method = method
        self.pattern = pattern
        self.name = name
    }
}

/// Writes a route table as text; subclasses change the form.
open class RouteTableWriter {
    public let rows: [RouteRow]

    public required init(rows: [RouteRow]) {
        self.rows = rows
    }

    /// The lines above the routes.
    open var header: [String] { [] }

    /// The line of one route.
    open func line(for row: RouteRow) -> String {
        let columns = [pad(row.method.name, to: methodWidth), pad(row.pattern, to: patternWidth), row.name]
        var line = columns.joined(separator: "  ")
        while line.hasSuffix(" ") { line.removeLast() }
        return line
    }

    /// The lines below the routes.
    open var footer: [String] {
        switch rows.count {
        case 0: ["no routes"]
        case 1: ["1 route"]
        default: ["\(rows.count) routes"]
        }
    }

    /// The whole table; the last line has a line end, too.
    public final func text() -> String {
        (header + rows.map(line(for:)) + footer).map { $0 + "\n" }.joined()
    }

    private(set) lazy var methodWidth = rows.map(\.method.name.count).max() ?? 0
    private(set) lazy var patternWidth = rows.map(\.pattern.count).max() ?? 0

    func pad(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}

/// A table for a page in Markdown.
public final class MarkdownTableWriter: RouteTableWriter {
    private let title: String

    public init(title: String, rows: [RouteRow]) {
        self.title = title
        super.init(rows: rows)
    }

    public required init(rows: [RouteRow]) {
        title = "Routes"
        super.init(rows: rows)
    }

    public override var header: [String] {
        ["## \(title)", "", "| Method | Path | Name |", "| --- | --- | --- |"]
    }

    public override func line(for row: RouteRow) -> String {
        "| \(row.method) | `\(row.pattern)` | \(row.name.isEmpty ? "–" : row.name) |"
    }

    public override var footer: [String] {
        [""] + super.footer.map { "*\($0)*" }
    }
}
