/// One thing that was logged.
public struct LogRecord: Hashable, Sendable {
  public var time: LogTime
  public var level: LogLevel
  /// Which part of the program speaks, as in `http.server`.
  public var logger: String
  public var message: String
  public var fields: [String: FieldValue]

  public init(
    time: LogTime, level: LogLevel, logger: String, message: String, fields: [String: FieldValue] = [:]
  ) {
    self.time = time
    self.level = level
    self.logger = logger
    self.message = message
    self.fields = fields
  }

  /// A copy with more fields; of two with the same name the new one counts.
  public func with(_ more: [String: FieldValue]) -> LogRecord {
    var copy = self
    copy.fields.merge(more) { _, new in new }
    return copy
  }
}

extension LogRecord: Codable {
  private enum CodingKeys: String, CodingKey {
    case time = "ts"
    case level
    case logger
    case message = "msg"
    case fields
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      time: try container.decode(LogTime.self, forKey: .time),
      level: try container.decode(LogLevel.self, forKey: .level),
      logger: try container.decodeIfPresent(String.self, forKey: .logger) ?? "",
      message: try container.decode(String.self, forKey: .message),
      fields: try container.decodeIfPresent([String: FieldValue].self, forKey: .fields) ?? [:])
  }

  /// Leaves `fields` out if there are none.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(time, forKey: .time)
    try container.encode(level, forKey: .level)
    try container.encode(logger, forKey: .logger)
    try container.encode(message, forKey: .message)
    if !fields.isEmpty {
      try container.encode(fields, forKey: .fields)
    }
  }
}
