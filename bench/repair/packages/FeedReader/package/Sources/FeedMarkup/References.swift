/// References such as `&amp;` and `&#233;`.
enum References {
    private static let named: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
    ]

    /// - Returns: `nil` if there is no such reference.
    static func resolve(_ body: String) -> String? {
        guard body.hasPrefix("#") else { return named[body] }
        let digits = body.dropFirst()
        let number: UInt32?
        if digits.hasPrefix("x") {
            number = UInt32(digits.dropFirst(), radix: 16)
        } else {
            number = UInt32(digits)
        }
        guard let number, number > 0, let scalar = Unicode.Scalar(number) else { return nil }
        return String(Character(scalar))
    }

    /// Text with all references resolved; a `&` that no `;` follows stands for itself.
    static func resolveAll(in text: String, line: Int) throws(MarkupError) -> String {
        guard text.contains("&") else { return text }
        var result = ""
        var rest = text[...]
        while let start = rest.firstIndex(of: "&") {
            result += rest[..<start]
            rest = rest[rest.index(after: start)...]
            guard let end = rest.firstIndex(of: ";"), !rest[..<end].contains(where: { $0 == " " || $0 == "&" }) else {
                result += "&"
                continue
            }
            let body = String(rest[..<end])
            guard let resolved = resolve(body) else { throw .badReference(body, line: line) }
            result += resolved
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }
}
