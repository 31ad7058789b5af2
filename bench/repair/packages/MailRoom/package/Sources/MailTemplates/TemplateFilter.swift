/// Changes a text before it is put into a template: `{{name|trim|upper}}`.
public enum TemplateFilter: Hashable, Sendable {
    case upper
    case lower
    case trim
    case limit(Int)

    /// - Throws: `TemplateError.unknownFilter`.
    public init(_ text: String) throws(TemplateError) {
        let parts = text.split(separator: " ").map(String.init)
        switch (parts.first, parts.dropFirst().first) {
        case ("upper"?, nil): self = .upper
        case ("lower"?, nil): self = .lower
        case ("trim"?, nil): self = .trim
        case ("limit"?, let count?):
            guard let count = Int(count), count > 0 else { throw .unknownFilter(text) }
            self = .limit(count)
        default:
            throw .unknownFilter(text)
        }
    }

    public func apply(to text: String) -> String {
        switch self {
        case .upper:
            return text.uppercased()
        case .lower:
            return text.lowercased()
        case .trim:
            let start = text.drop(while: \.isWhitespace)
            let end = start.lastIndex { !$0.isWhitespace }
            return end.map { String(start[...$0]) } ?? ""
        case .limit(let count):
            return text.count > count ? text.prefix(count - 1) + "…" : text
        }
    }
}
