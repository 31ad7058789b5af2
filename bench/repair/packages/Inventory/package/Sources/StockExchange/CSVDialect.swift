/// How the fields of a table are parted.
public struct CSVDialect: Hashable, Sendable {
    public let separator: Character
    public let lineEnd: String

    public init(separator: Character, lineEnd: String = "\n") {
        self.separator = separator
        self.lineEnd = lineEnd
    }

    /// Commas and line feeds.
    public static let standard = CSVDialect(separator: ",")
    /// What spreadsheets of other countries write: semicolons and CRLF.
    public static let semicolon = CSVDialect(separator: ";", lineEnd: "\r\n")
    public static let tab = CSVDialect(separator: "\t")

    /// Looks which separator the first line has most of; the standard one if in doubt.
    public static func guess(_ text: String) -> CSVDialect {
        let firstLine = text.prefix { !$0.isNewline }
        let found = [CSVDialect.standard, .semicolon, .tab].map { dialect in
            (dialect: dialect, count: firstLine.filter { $0 == dialect.separator }.count)
        }
        let most = found.map(\.count).max() ?? 0
        return found.first { $0.count == most }?.dialect ?? .standard
    }
}
