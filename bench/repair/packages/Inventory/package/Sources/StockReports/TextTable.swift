/// Cells in columns of equal width.
public struct TextTable: CustomStringConvertible {
    public enum Column: Hashable, Sendable {
        case left(String)
        case right(String)

        var title: String {
            switch self {
            case .left(let title), .right(let title): title
            }
        }
    }

    private let columns: [Column]
    private var widths: [Int]
    private var lines: [[String]]

    public init(_ columns: [Column]) {
        self.columns = columns
        self.widths = columns.map(\.title.count)
        self.lines = [columns.map(\.title)]
    }

    /// Adds a line; missing cells are empty, additional ones are dropped.
    public mutating func append(_ cells: [String]) {
        let missing = max(0, columns.count - cells.count)
        let line = cells.prefix(columns.count) + Array(repeating: "", count: missing)
        for (index, cell) in line.enumerated() {
            widths[index] = max(widths[index], cell.count)
        }
        lines.append(Array(line))
    }

    /// The lines without spaces at their ends.
    public var description: String {
        lines.map { line in
            let cells = zip(columns, zip(line, widths)).map { column, cell in
                Self.pad(cell.0, to: cell.1, column)
            }
            var text = cells.joined(separator: "  ")
            while text.last == " " {
                text.removeLast()
            }
            return text + "\n"
        }.joined()
    }

    private static func pad(_ text: String, to width: Int, _ column: Column) -> String {
        let padding = String(repeating: " ", count: width - text.count)
        return switch column {
        case .left: text + padding
        case .right: padding + text
        }
    }
}
