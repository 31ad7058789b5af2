/// A piece of markup.
public enum Token: Hashable, Sendable {
    case open(name: String, attributes: [String: String], isEmpty: Bool)
    case close(name: String)
    /// Text with its references resolved.
    case text(String)
    /// Text that was meant as it stands.
    case verbatim(String)
    case comment(String)
    /// `<?…?>` or `<!…>`.
    case declaration(String)

    /// Whether it can be left out without loss.
    public var isDecoration: Bool {
        switch self {
        case .open, .close, .text, .verbatim: return false
        case .comment, .declaration: return true
        }
    }
}

/// What is wrong with markup. Lines are counted from 1.
public enum MarkupError: Error, Hashable, Sendable {
    case unexpectedEnd(in: String, line: Int)
    case badName(line: Int)
    case badAttribute(name: String, line: Int)
    case badReference(String, line: Int)
    case mismatch(expected: String?, found: String, line: Int)
    case noElement

    public var line: Int? {
        switch self {
        case .unexpectedEnd(_, let line), .badName(let line), .badAttribute(_, let line), .badReference(_, let line),
            .mismatch(_, _, let line):
            return line
        case .noElement:
            return nil
        }
    }
}

extension MarkupError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unexpectedEnd(let place, let line):
            return "line \(line): the text ends in \(place)"
        case .badName(let line):
            return "line \(line): no name"
        case .badAttribute(let name, let line):
            return "line \(line): attribute “\(name)”"
        case .badReference(let text, let line):
            return "line \(line): “&\(text);” means nothing"
        case .mismatch(let expected?, let found, let line):
            return "line \(line): </\(found)> instead of </\(expected)>"
        case .mismatch(nil, let found, let line):
            return "line \(line): </\(found)> closes nothing"
        case .noElement:
            return "no element"
        }
    }
}
