/// What is wrong with a table. Lines count from 1, the header is the first.
public enum CSVError: Error, Hashable, Sendable, CustomStringConvertible {
    case empty
    case unterminatedQuote(line: Int)
    case missingColumn(String)
    case fieldCount(line: Int, expected: Int, found: Int)
    case badValue(line: Int, column: String, value: String)

    public var description: String {
        switch self {
        case .empty:
            "the table has no header"
        case .unterminatedQuote(let line):
            "line \(line): a quote is not closed"
        case .missingColumn(let name):
            "column '\(name)' is missing"
        case .fieldCount(let line, let expected, let found):
            "line \(line): \(found) fields instead of \(expected)"
        case .badValue(let line, let column, let value):
            "line \(line): '\(value)' does not fit '\(column)'"
        }
    }

    /// The line where it happened, if it is about one.
    public var line: Int? {
        switch self {
        case .unterminatedQuote(let line), .fieldCount(let line, _, _), .badValue(let line, _, _): line
        case .empty, .missingColumn: nil
        }
    }
}
