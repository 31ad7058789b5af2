/// Reads and writes tables of one kind of record.
public struct CSVTable<Record: CSVRecord> {
    /// What could be read, and what could not.
    public struct Outcome {
        public var records: [Record] = []
        public var failures: [CSVError] = []
    }

    public init() {}

    /// Reads all rows or fails at the first that is wrong.
    public func read(_ text: String) throws(CSVError) -> [Record] {
        var records: [Record] = []
        for row in try rows(text) {
            records.append(try Record(try row.get()))
        }
        return records
    }

    /// Reads what can be read; only a table that is broken as a whole is an error.
    public func readLeniently(_ text: String) throws(CSVError) -> Outcome {
        var outcome = Outcome()
        for row in try rows(text) {
            do throws(CSVError) {
                outcome.records.append(try Record(try row.get()))
            } catch {
                outcome.failures.append(error)
            }
        }
        return outcome
    }

    /// The header and a line for each record.
    public func write(_ records: some Sequence<Record>) -> String {
        let header = line(Record.Column.allCases.map(\.rawValue))
        return records.reduce(into: header) { text, record in
            text += line(Record.Column.allCases.map { record.field($0) })
        }
    }

    private func line(_ fields: [String]) -> String {
        fields.map(quoted).joined(separator: ",") + "\n"
    }

    /// In quotes only if it must be.
    private func quoted(_ field: String) -> String {
        let needsQuotes = field.contains { $0 == "," || $0 == "\"" || $0.isNewline }
        guard needsQuotes else { return field }
        let doubled = field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
        return "\"\(doubled)\""
    }

    /// The rows behind the header. Columns may come in any order and letter case; unknown ones are ignored.
    private func rows(_ text: String) throws(CSVError) -> [Result<CSVRow<Record.Column>, CSVError>] {
        let rows = try CSVReader.rows(of: text)
        guard let header = rows.first else { throw .empty }
        let names = header.fields.map { $0.lowercased() }
        var positions: [Record.Column: Int] = [:]
        for column in Record.Column.allCases {
            guard let position = names.firstIndex(of: column.rawValue) else {
                throw .missingColumn(column.rawValue)
            }
            positions[column] = position
        }
        return rows.dropFirst().map { row in
            guard row.fields.count == names.count else {
                return .failure(.fieldCount(line: row.line, expected: names.count, found: row.fields.count))
            }
            return .success(CSVRow(line: row.line, fields: positions.mapValues { row.fields[$0] }))
        }
    }
}
