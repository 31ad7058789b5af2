/// Why a table cannot be written.
public enum CSVError: Error, Equatable, Sendable, CustomStringConvertible {
    case wrongFieldCount(expected: Int, found: Int)

    public var description: String {
        switch self {
        case .wrongFieldCount(expected: let expected, found: let found):
            "a row has \(found) fields instead of \(expected)"
        }
    }
}

/// Writes a table with a head line as separated values.
public struct CSVWriter: Sendable {
    public private(set) var text: String
    private let columns: Int
    private let dialect: CSVDialect

    /// - Parameter header: the names of the columns.
    public init(header: [String], dialect: CSVDialect = .standard) {
        columns = header.count
        self.dialect = dialect
        text = dialect.preamble
        write(header)
    }

    /// - Throws: `CSVError.wrongFieldCount` if there are more or fewer fields than columns.
    public mutating func append(_ fields: [String]) throws(CSVError) {
        guard fields.count == columns else {
            throw .wrongFieldCount(expected: columns, found: fields.count)
        }
        write(fields)
    }

    private mutating func write(_ fields: [String]) {
        text += fields.map(quoted).joined(separator: String(dialect.separator))
        text += dialect.lineEnd
    }

    /// Doubles the quotes in a field, and puts it in quotes if needed.
    private func quoted(_ field: String) -> String {
        let needsQuotes = field.contains { $0 == dialect.separator || $0 == "\"" || $0.isNewline }
        guard needsQuotes || dialect.quoting == .all else { return field }
        var result = "\""
        for character in field {
            if character == "\"" {
                result.append("\"")
            }
            result.append(character)
        }
        return result + "\""
    }
}
