/// Cuts a text into rows of fields.
///
/// Fields may stand in double quotes, where a doubled quote is one, and separators and line breaks are text.
/// Empty lines are skipped.
struct CSVReader {
    struct Row: Equatable {
        let line: Int
        let fields: [String]
    }

    private let characters: [Character]
    private var index = 0
    private var line = 1

    init(_ text: String) {
        characters = Array(text)
    }

    static func rows(of text: String) throws(CSVError) -> [Row] {
        var reader = CSVReader(text)
        var rows: [Row] = []
        while let row = try reader.next() {
            rows.append(row)
        }
        return rows
    }

    /// The next row that is not empty, `nil` at the end.
    mutating func next() throws(CSVError) -> Row? {
        while let character = peek(), character.isNewline {
            step()
        }
        guard peek() != nil else { return nil }
        let start = line
        var fields = [try field()]
        while peek() == "," {
            step()
            fields.append(try field())
        }
        return Row(line: start, fields: fields)
    }

    private mutating func field() throws(CSVError) -> String {
        if peek() == "\"" {
            return try quoted()
        }
        var text = ""
        while let character = peek(), character != ",", !character.isNewline {
            text.append(character)
            step()
        }
        return text
    }

    private mutating func quoted() throws(CSVError) -> String {
        let start = line
        var text = ""
        step()
        while let character = peek() {
            step()
            guard character == "\"" else {
                text.append(character)
                continue
            }
            guard peek() == "\"" else { return text }
            text.append("\"")
            step()
        }
        throw .unterminatedQuote(line: start)
    }

    private func peek() -> Character? {
        index < characters.count ? characters[index] : nil
    }

    private mutating func step() {
        if characters[index].isNewline {
            line += 1
        }
        index += 1
    }
}
