/// Goes through one line.
struct LineScanner {
    private let bytes: [UInt8]
    private(set) var position = 0

    init(_ line: some StringProtocol) {
        bytes = Array(line.utf8)
    }

    var isAtEnd: Bool { position >= bytes.count }

    var next: UInt8? {
        isAtEnd ? nil : bytes[position]
    }

    /// - Returns: whether that byte came next, and was passed.
    mutating func skip(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        position += 1
        return true
    }

    mutating func skipSpaces() {
        while let byte = next, byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
            position += 1
        }
    }

    /// What comes before the first byte that does not belong to it; may be empty.
    mutating func take(while belongs: (UInt8) -> Bool) -> String {
        let start = position
        while let byte = next, belongs(byte) {
            position += 1
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    /// A text up to the closing quote, which is passed.
    /// - Returns: `nil` if the line ends before, or if another character than `\`, `"` and `n` is escaped.
    mutating func takeQuoted() -> String? {
        var text: [UInt8] = []
        while let byte = next {
            position += 1
            switch byte {
            case UInt8(ascii: "\""):
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let escaped = next else { return nil }
                position += 1
                switch escaped {
                case UInt8(ascii: "n"): text.append(UInt8(ascii: "\n"))
                case UInt8(ascii: "\\"), UInt8(ascii: "\""): text.append(escaped)
                default: return nil
                }
            default:
                text.append(byte)
            }
        }
        return nil
    }
}
