/// How the text of a value is made harmless for the place it goes to.
public enum Escaping: String, Sendable, CaseIterable, Codable {
    /// Plain text: nothing is changed.
    case none
    /// Elements and quoted attributes of HTML.
    case html
    /// The value of a mail header: line breaks become one space, so that no header can be smuggled in.
    case header
    /// One component of a URL: everything but unreserved characters is percent-encoded.
    case url

    public func apply(to text: String) -> String {
        switch self {
        case .none: text
        case .html: Self.escapedForHTML(text)
        case .header: Self.escapedForHeader(text)
        case .url: Self.escapedForURL(text)
        }
    }

    private static func escapedForHTML(_ text: String) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func escapedForHeader(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    private static func escapedForURL(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF")
        return text.utf8.reduce(into: "") { result, byte in
            if byte.isUnreserved {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                result += ["%", digits[Int(byte >> 4)], digits[Int(byte & 0x0F)]]
            }
        }
    }
}

extension UInt8 {
    fileprivate var isUnreserved: Bool {
        switch Unicode.Scalar(self) {
        case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~": true
        default: false
        }
    }
}
