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

/// Writes a table with a head line as comma-separated values, as in RFC 4180.
public struct CSVWriter: Sendable {
    public private(set) var text = ""
    private let columns: Int

    /// - Parameter header: the names of the columns.
    public init(header: [String]) {
        columns = header.count
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
        text += fields.map(quoted).joined(separator: ",")
        text += "\r\n"
    }

    /// Doubles the quotes in a field, and puts it in quotes if needed.
    private func quoted(_ field: String) -> String {
        let needsQuotes = field.contains { $0 == "," || $0 == "\"" || $0.isNewline }
        guard needsQuotes else { return field }
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
