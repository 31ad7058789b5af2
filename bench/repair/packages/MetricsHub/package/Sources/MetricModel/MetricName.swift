/// A name of letters, digits, `_` and `:` that does not begin with a digit.
public struct MetricName: Hashable, Sendable {
    public let text: String

    /// - Throws: `MetricError.invalidName`.
    public init(_ text: String) throws(MetricError) {
        guard MetricName.isValid(text, allowingColons: true) else { throw .invalidName(text) }
        self.text = text
    }

    private init(unchecked text: String) {
        self.text = text
    }

    /// The same name with something behind it, unless it ends so already.
    public func suffixed(_ suffix: Suffix) -> MetricName {
        text.hasSuffix(suffix.rawValue) ? self : MetricName(unchecked: text + suffix.rawValue)
    }

    /// The same name without that end, `nil` if it has another one or would be empty.
    public func dropping(_ suffix: Suffix) -> MetricName? {
        guard text.hasSuffix(suffix.rawValue), text.count > suffix.rawValue.count else { return nil }
        return MetricName(unchecked: String(text.dropLast(suffix.rawValue.count)))
    }

    /// The ends of names that have a meaning.
    public enum Suffix: String, CaseIterable, Sendable {
        case total = "_total"
        case bucket = "_bucket"
        case sum = "_sum"
        case count = "_count"
    }

    static func isValid(_ text: String, allowingColons: Bool) -> Bool {
        guard let first = text.utf8.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else {
            return false
        }
        return text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
                true
            case UInt8(ascii: ":"):
                allowingColons
            default:
                false
            }
        }
    }
}

extension MetricName: Comparable, CustomStringConvertible, Codable {
    public static func < (left: MetricName, right: MetricName) -> Bool {
        left.text < right.text
    }

    public var description: String { text }

    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        try self.init(text)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
