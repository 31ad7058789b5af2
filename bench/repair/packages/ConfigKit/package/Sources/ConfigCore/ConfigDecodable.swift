/// Something that a value can be read as.
public protocol ConfigDecodable: Sendable {
  /// How messages call it, with its article.
  static var typeName: String { get }

  /// `nil` if the value cannot be read so.
  init?(_ value: ConfigValue)
}

extension String: ConfigDecodable {
  public static var typeName: String { "a text" }

  /// Anything but a list is a text as well.
  public init?(_ value: ConfigValue) {
    if case .list = value { return nil }
    self = value.description
  }
}

extension Int: ConfigDecodable {
  public static var typeName: String { "an integer" }

  /// Takes numbers only if they are whole.
  public init?(_ value: ConfigValue) {
    switch value {
    case .integer(let integer): self = integer
    case .number(let number): self.init(exactly: number)
    case .text(let text): self.init(text)
    case .flag, .list: return nil
    }
  }
}

extension Double: ConfigDecodable {
  public static var typeName: String { "a number" }

  public init?(_ value: ConfigValue) {
    switch value {
    case .integer(let integer): self = Double(integer)
    case .number(let number): self = number
    case .text(let text): self.init(text)
    case .flag, .list: return nil
    }
  }
}

extension Bool: ConfigDecodable {
  public static var typeName: String { "a flag" }

  /// 0 and 1 are flags, too.
  public init?(_ value: ConfigValue) {
    switch value {
    case .flag(let flag): self = flag
    case .integer(0): self = false
    case .integer(1): self = true
    default: return nil
    }
  }
}

extension Array: ConfigDecodable where Element: ConfigDecodable {
  public static var typeName: String { "a list" }

  /// A single value is a list of one. One element that does not fit spoils the list.
  public init?(_ value: ConfigValue) {
    guard case .list(let values) = value else {
      guard let element = Element(value) else { return nil }
      self = [element]
      return
    }
    let elements = values.compactMap { Element($0) }
    guard elements.count == values.count else { return nil }
    self = elements
  }
}

/// A span of time in whole milliseconds: `250ms`, `3s`, `2m`, `1h`; a bare number counts seconds.
public struct Span: ConfigDecodable, Hashable, Comparable, CustomStringConvertible {
  public static var typeName: String { "a span of time" }

  public let milliseconds: Int

  private static let units: [(suffix: String, factor: Int)] = [("ms", 1), ("s", 1_000), ("m", 60_000), ("h", 3_600_000)]

  public init(milliseconds: Int) {
    self.milliseconds = milliseconds
  }

  public init?(_ value: ConfigValue) {
    switch value {
    case .integer(let seconds):
      self.init(count: seconds, factor: 1_000)
    case .text(let text):
      guard let unit = Self.units.first(where: { text.hasSuffix($0.suffix) }),
        let count = Int(text.dropLast(unit.suffix.count).trimmed)
      else { return nil }
      self.init(count: count, factor: unit.factor)
    case .number, .flag, .list:
      return nil
    }
  }

  private init?(count: Int, factor: Int) {
    let (product, overflow) = count.multipliedReportingOverflow(by: factor)
    guard !overflow, product >= 0 else { return nil }
    milliseconds = product
  }

  public static func < (left: Span, right: Span) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// In the largest unit that leaves no rest.
  public var description: String {
    for unit in Self.units.reversed() where milliseconds >= unit.factor && milliseconds % unit.factor == 0 {
      return "\(milliseconds / unit.factor)\(unit.suffix)"
    }
    return "\(milliseconds)ms"
  }
}
