/// How serious a record is.
public enum LogLevel: Int, CaseIterable, Sendable {
  case trace, debug, info, notice, warning, error, critical

  /// The full name, in lower case; this is also the text in JSON.
  public var name: String {
    switch self {
    case .trace: "trace"
    case .debug: "debug"
    case .info: "info"
    case .notice: "notice"
    case .warning: "warning"
    case .error: "error"
    case .critical: "critical"
    }
  }

  /// Reads a name in any letter case, `warn`, `err` or `fatal` as well.
  public init?(name: String) {
    let name = name.lowercased()
    if let level = Self.allCases.first(where: { $0.name == name }) {
      self = level
      return
    }
    switch name {
    case "warn": self = .warning
    case "err": self = .error
    case "fatal": self = .critical
    default: return nil
    }
  }
}

extension LogLevel: Comparable {
  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
}

extension LogLevel: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let name = try container.decode(String.self)
    guard let level = LogLevel(name: name) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no level '\(name)'")
    }
    self = level
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }
}
