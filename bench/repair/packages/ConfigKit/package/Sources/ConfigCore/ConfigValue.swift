/// A value of a configuration.
public enum ConfigValue: Hashable, Sendable {
  case text(String)
  case integer(Int)
  case number(Double)
  case flag(Bool)
  case list([ConfigValue])

  /// Reads a value as it is written: `true`, `-3`, `1.5`, `[a, 2]`; everything else is text.
  ///
  /// Quotes make text of anything.
  public init(parsing text: String) {
    let text = text.trimmed
    if text.count >= 2, text.first == "\"", text.last == "\"" {
      self = .text(String(text.dropFirst().dropLast()))
    } else if text.first == "[", text.last == "]" {
      let inner = String(text.dropFirst().dropLast()).trimmed
      self = .list(inner.isEmpty ? [] : inner.split(separator: ",").map { ConfigValue(parsing: String($0)) })
    } else if let integer = Int(text) {
      self = .integer(integer)
    } else if let number = Double(text), number.isFinite, text.last != "." {
      self = .number(number)
    } else {
      switch text.lowercased() {
      case "true", "yes", "on": self = .flag(true)
      case "false", "no", "off": self = .flag(false)
      default: self = .text(text)
      }
    }
  }

  /// What kind of value it is, for messages.
  public var kind: String {
    switch self {
    case .text: "a text"
    case .integer: "an integer"
    case .number: "a number"
    case .flag: "a flag"
    case .list: "a list"
    }
  }
}

extension ConfigValue: CustomStringConvertible {
  public var description: String {
    switch self {
    case .text(let text): text
    case .integer(let integer): String(integer)
    case .number(let number): String(number)
    case .flag(let flag): flag ? "true" : "false"
    case .list(let values): "[" + values.map(\.description).joined(separator: ", ") + "]"
    }
  }
}

extension ConfigValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral
{
  public init(stringLiteral value: String) { self = .text(value) }
  public init(integerLiteral value: Int) { self = .integer(value) }
  public init(floatLiteral value: Double) { self = .number(value) }
  public init(booleanLiteral value: Bool) { self = .flag(value) }
  public init(arrayLiteral elements: ConfigValue...) { self = .list(elements) }
}

extension ConfigValue: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let integer = try? container.decode(Int.self) {
      self = .integer(integer)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let values = try? container.decode([ConfigValue].self) {
      self = .list(values)
    } else {
      self = .text(try container.decode(String.self))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text): try container.encode(text)
    case .integer(let integer): try container.encode(integer)
    case .number(let number): try container.encode(number)
    case .flag(let flag): try container.encode(flag)
    case .list(let values): try container.encode(values)
    }
  }
}

extension StringProtocol {
  /// Without spaces at both ends.
  package var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
