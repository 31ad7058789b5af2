/// What a session can hold. In JSON it is the plain value.
public enum SessionValue: Hashable, Sendable {
    case flag(Bool)
    case number(Int)
    case text(String)
    case list([SessionValue])

    /// How many characters it takes in a report; lists count their elements and a separator between them.
    public var weight: Int {
        switch self {
        case .flag(let flag):
            return flag ? 4 : 5
        case .number(let number):
            return String(number).count
        case .text(let text):
            return text.count
        case .list(let values):
            return values.reduce(0) { $0 + $1.weight } + max(values.count - 1, 0)
        }
    }
}

extension SessionValue: CustomStringConvertible {
    public var description: String {
        switch self {
        case .flag(let flag): return String(flag)
        case .number(let number): return String(number)
        case .text(let text): return text
        case .list(let values): return values.map(\.description).joined(separator: ",")
        }
    }
}

extension SessionValue: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Int.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else {
            self = .list(try container.decode([SessionValue].self))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .flag(let flag): try container.encode(flag)
        case .number(let number): try container.encode(number)
        case .text(let text): try container.encode(text)
        case .list(let values): try container.encode(values)
        }
    }
}
