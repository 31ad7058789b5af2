/// Names with values that tell the series of a metric apart. The order does not matter.
public struct Labels: Hashable, Sendable {
    public private(set) var pairs: [String: String]

    public static let empty = Labels(unchecked: [:])

    /// - Throws: `MetricError.invalidLabel` for the first wrong name in the order of the alphabet.
    ///   Names that begin with `__` and `le` are ours.
    public init(_ pairs: [String: String]) throws(MetricError) {
        for name in pairs.keys.sorted() where !Labels.isValid(name) {
            throw .invalidLabel(name)
        }
        self.pairs = pairs
    }

    /// For names that are known to be right.
    init(unchecked pairs: [String: String]) {
        self.pairs = pairs
    }

    private static func isValid(_ name: String) -> Bool {
        MetricName.isValid(name, allowingColons: false) && !name.hasPrefix("__") && name != "le"
    }

    public var isEmpty: Bool { pairs.isEmpty }

    /// The value of a label, empty if there is none.
    public subscript(name: String) -> String {
        pairs[name] ?? ""
    }

    /// These and other labels; of a name that both have the other's value is taken.
    public func merging(_ other: Labels) -> Labels {
        var copy = self
        copy.pairs.merge(other.pairs) { _, new in new }
        return copy
    }

    /// Whether all of the other labels are here with the same values.
    public func contains(_ other: Labels) -> Bool {
        other.pairs.allSatisfy { pairs[$0.key] == $0.value }
    }

    /// The pairs in the order of their names.
    public var sorted: [(name: String, value: String)] {
        pairs.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
    }
}

extension Labels: Comparable, CustomStringConvertible {
    /// Compares name by name, and value by value; who has fewer labels of the same beginning comes first.
    public static func < (left: Labels, right: Labels) -> Bool {
        let ours = left.sorted
        let theirs = right.sorted
        for (one, other) in zip(ours, theirs) where one != other {
            return one < other
        }
        return ours.count < theirs.count
    }

    /// `{a="1",b="2"}`, nothing if there are none. In values `\`, `"` and line feeds are escaped.
    public var description: String {
        guard !isEmpty else { return "" }
        let fields = sorted.map { "\($0.name)=\"\(Labels.escape($0.value))\"" }
        return "{" + fields.joined(separator: ",") + "}"
    }

    public static func escape(_ value: String) -> String {
        var text = ""
        for character in value {
            switch character {
            case "\\": text += "\\\\"
            case "\"": text += "\\\""
            case "\n": text += "\\n"
            default: text.append(character)
            }
        }
        return text
    }
}

extension Labels: Codable {
    public init(from decoder: any Decoder) throws {
        try self.init(try decoder.singleValueContainer().decode([String: String].self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(pairs)
    }
}
