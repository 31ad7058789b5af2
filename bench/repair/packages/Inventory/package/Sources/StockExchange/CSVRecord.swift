/// Something that is a row of a table.
public protocol CSVRecord {
    /// The columns that a row needs; an enum whose raw values are the names in the header.
    associatedtype Column: RawRepresentable & CaseIterable & Hashable where Column.RawValue == String

    init(_ row: CSVRow<Column>) throws(CSVError)
    func field(_ column: Column) -> String
}

/// A row whose fields are found by their columns.
public struct CSVRow<Column> where Column: RawRepresentable & Hashable, Column.RawValue == String {
    public let line: Int
    let fields: [Column: String]

    /// The field without spaces around it.
    public subscript(column: Column) -> String {
        let field = fields[column] ?? ""
        guard let first = field.firstIndex(where: { !$0.isWhitespace }),
            let last = field.lastIndex(where: { !$0.isWhitespace })
        else {
            return ""
        }
        return String(field[first...last])
    }

    /// The field as `convert` reads it.
    ///
    /// - Throws: `CSVError.badValue` if it cannot.
    public func value<Value>(_ column: Column, _ convert: (String) -> Value?) throws(CSVError) -> Value {
        let text = self[column]
        guard let value = convert(text) else {
            throw .badValue(line: line, column: column.rawValue, value: text)
        }
        return value
    }

    public func integer(_ column: Column, in range: ClosedRange<Int>) throws(CSVError) -> Int {
        try value(column) { text in
            guard let number = Int(text), range.contains(number) else { return nil }
            return number
        }
    }
}
