/// What a template can work with.
public enum Value: Sendable, Hashable {
    case null
    case bool(Bool)
    case int(Int)
    case double(Double)
    case text(String)
    case list([Value])
    case record([String: Value])

    /// The name of the kind, for messages.
    public var kind: String {
        switch self {
        case .null: "null"
        case .bool: "bool"
        case .int: "int"
        case .double: "double"
        case .text: "text"
        case .list: "list"
        case .record: "record"
        }
    }

    /// Whether a condition holds: null, false, zero and everything empty do not.
    public var isTruthy: Bool {
        switch self {
        case .null: false
        case let .bool(flag): flag
        case let .int(number): number != 0
        case let .double(number): number != 0
        case let .text(text): !text.isEmpty
        case let .list(items): !items.isEmpty
        case let .record(fields): !fields.isEmpty
        }
    }

    /// The value as a template writes it; records are written with sorted keys.
    public var text: String {
        switch self {
        case .null: ""
        case let .bool(flag): flag ? "true" : "false"
        case let .int(number): String(number)
        case let .double(number): String(number)
        case let .text(text): text
        case let .list(items): items.map(\.text).joined(separator: ", ")
        case let .record(fields):
            fields.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.text)" }.joined(separator: ", ")
        }
    }

    /// The number, when it is one.
    public var number: Double? {
        switch self {
        case let .int(number): Double(number)
        case let .double(number): number
        default: nil
        }
    }

    /// The field of a record.
    public subscript(key: String) -> Value? {
        guard case let .record(fields) = self else { return nil }
        return fields[key]
    }

    /// The item of a list; negative indices count from the end.
    public subscript(index: Int) -> Value? {
        guard case let .list(items) = self else { return nil }
        let place = index < 0 ? items.count + index : index
        return items.indices.contains(place) ? items[place] : nil
    }

    /// Whether two values stand for the same: numbers compare by amount, all else by kind.
    public func isSame(as other: Value) -> Bool {
        if let left = number, let right = other.number { return left == right }
        return self == other
    }

    /// The order of numbers and of texts; `nil` for values that have none.
    public func isLess(than other: Value) -> Bool? {
        switch (self, other) {
        case let (.int(left), .int(right)): left < right
        case let (.text(left), .text(right)): left < right
        default:
            if let left = number, let right = other.number { left < right } else { nil }
        }
    }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(stringLiteral value: String) { self = .text(value) }
    public init(integerLiteral value: Int) { self = .int(value) }
    public init(floatLiteral value: Double) { self = .double(value) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(arrayLiteral elements: Value...) { self = .list(elements) }

    /// Of two fields with one name the later one counts.
    public init(dictionaryLiteral elements: (String, Value)...) {
        self = .record(Dictionary(elements, uniquingKeysWith: { $1 }))
    }
}
