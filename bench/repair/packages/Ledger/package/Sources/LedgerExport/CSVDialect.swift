/// How a table is written as separated values.
public struct CSVDialect: Hashable, Sendable {
    /// Which fields get quotes.
    public enum Quoting: Hashable, Sendable {
        /// Those that could not be read back without.
        case minimal
        case all
    }

    public var separator: Character
    public var quoting: Quoting
    public var lineEnd: String
    /// What the text starts with, as a byte order mark.
    public var preamble: String

    public init(separator: Character, quoting: Quoting = .minimal, lineEnd: String = "\r\n", preamble: String = "") {
        self.separator = separator
        self.quoting = quoting
        self.lineEnd = lineEnd
        self.preamble = preamble
    }

    /// Commas and CRLF, as in RFC 4180.
    public static let standard = CSVDialect(separator: ",")
    /// What spreadsheets open in countries with a decimal comma.
    public static let excel = CSVDialect(separator: ";", preamble: "\u{FEFF}")
    /// Tabs and newlines, everything quoted.
    public static let tabs = CSVDialect(separator: "\t", quoting: .all, lineEnd: "\n")

    /// Finds a dialect by its name, `nil` if there is none.
    public init?(named name: String) {
        switch name {
        case "standard", "csv": self = .standard
        case "excel": self = .excel
        case "tabs", "tsv": self = .tabs
        default: return nil
        }
    }
}
