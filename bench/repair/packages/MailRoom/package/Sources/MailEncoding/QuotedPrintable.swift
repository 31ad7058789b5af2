/// Text that stays readable: what is not ASCII becomes `=C3=A9`.
public enum QuotedPrintable {
    public static let lineLength = 76

    /// Lines end with CRLF, longer ones are broken softly, and spaces at their ends are kept by encoding them.
    public static func encode(_ text: String) -> String {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        return lines.map(line).joined(separator: "\r\n")
    }

    private static func line(_ text: Substring) -> String {
        let bytes = Array(text.utf8)
        var result = ""
        var column = 0
        for (index, byte) in bytes.enumerated() {
            let isLast = index == bytes.count - 1
            let token = isPlain(byte, isLast: isLast) ? String(UnicodeScalar(byte)) : escaped(byte)
            // A soft break needs a column of its own, unless the line ends here.
            let room = isLast ? lineLength : lineLength - 1
            if column + token.count > room {
                result += "=\r\n"
                column = 0
            }
            result += token
            column += token.count
        }
        return result
    }

    private static func isPlain(_ byte: UInt8, isLast: Bool) -> Bool {
        switch byte {
        case UInt8(ascii: "="): false
        case UInt8(ascii: " "), UInt8(ascii: "\t"): !isLast
        default: (33...126).contains(byte)
        }
    }

    static func escaped(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return byte < 16 ? "=0\(digits)" : "=\(digits)"
    }

    /// - Throws: `DecodingFailure` for an `=` without two hexadecimal digits.
    public static func decode(_ text: String) throws(DecodingFailure) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "=") else {
                bytes.append(byte)
                continue
            }
            guard rest.count >= 2 else { throw .badLength }
            let pair = rest.prefix(2)
            rest = rest.dropFirst(2)
            if Array(pair) == [13, 10] { continue }
            guard let value = UInt8(String(decoding: pair, as: UTF8.self), radix: 16) else { throw .badCharacter }
            bytes.append(value)
        }
        return bytes
    }
}
