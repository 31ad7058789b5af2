/// A type whose instances can be given to a template.
public protocol ValueConvertible {
    var templateValue: Value { get }
}

extension Value: ValueConvertible {
    public var templateValue: Value { self }
}

extension Bool: ValueConvertible {
    public var templateValue: Value { .bool(self) }
}

extension Int: ValueConvertible {
    public var templateValue: Value { .int(self) }
}

extension Double: ValueConvertible {
    public var templateValue: Value { .double(self) }
}

extension String: ValueConvertible {
    public var templateValue: Value { .text(self) }
}

extension Optional: ValueConvertible where Wrapped: ValueConvertible {
    public var templateValue: Value { self?.templateValue ?? .null }
}

extension Array: ValueConvertible where Element: ValueConvertible {
    public var templateValue: Value { .list(map(\.templateValue)) }
}

extension Dictionary: ValueConvertible where Key == String, Value: ValueConvertible {
    public var templateValue: TemplateText.Value { .record(mapValues(\.templateValue)) }
}

extension Value: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let flag = try? container.decode(Bool.self) {
            self = .bool(flag)
        } else if let number = try? container.decode(Int.self) {
            self = .int(number)
        } else if let number = try? container.decode(Double.self) {
            self = .double(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let items = try? container.decode([Value].self) {
            self = .list(items)
        } else {
            self = .record(try container.decode([String: Value].self))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case let .bool(flag): try container.encode(flag)
        case let .int(number): try container.encode(number)
        case let .double(number): try container.encode(number)
        case let .text(text): try container.encode(text)
        case let .list(items): try container.encode(items)
        case let .record(fields): try container.encode(fields)
        }
    }
}
