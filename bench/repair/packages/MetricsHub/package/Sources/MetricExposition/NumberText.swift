/// Numbers as the text format has them.
public enum NumberText {
    /// As short as it can be without loss: `3`, `0.5`, `+Inf`, `-Inf`, `NaN`.
    public static func string(_ number: Double) -> String {
        if number.isNaN { return "NaN" }
        if number.isInfinite { return number < 0 ? "-Inf" : "+Inf" }
        let text = number.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// - Returns: `nil` if it is no number; spaces are not allowed.
    public static func number(_ text: some StringProtocol) -> Double? {
        switch text {
        case "+Inf", "Inf": .infinity
        case "-Inf": -.infinity
        case "NaN": .nan
        default: Double(text).flatMap { $0.isFinite ? $0 : nil }
        }
    }
}
