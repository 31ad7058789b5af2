import LogModel

/// What of a record is looked at.
public enum Subject: Hashable, Sendable, CustomStringConvertible {
  case time
  case level
  case logger
  case message
  case field(String)

  /// `time`, `level`, `logger` and `message` name parts of the record; everything else is a field, also
  /// what follows `field.`.
  public init(_ name: String) {
    switch name {
    case "time": self = .time
    case "level": self = .level
    case "logger": self = .logger
    case "message": self = .message
    case _ where name.hasPrefix("field."): self = .field(String(name.dropFirst(6)))
    default: self = .field(name)
    }
  }

  public var description: String {
    switch self {
    case .time: "time"
    case .level: "level"
    case .logger: "logger"
    case .message: "message"
    case .field(let name): "field.\(name)"
    }
  }

  /// What the record has, `nil` if it lacks the field. The level is its rank, the time its text.
  func value(in record: LogRecord) -> FieldValue? {
    switch self {
    case .time: .string(record.time.description)
    case .level: .int(record.level.rawValue)
    case .logger: .string(record.logger)
    case .message: .string(record.message)
    case .field(let name): record.fields[name]
    }
  }
}

/// Which records are wanted.
public indirect enum Filter: Hashable, Sendable {
  case all
  case compare(Subject, Comparison, FieldValue)
  case not(Filter)
  case and([Filter])
  case or([Filter])

  public func matches(_ record: LogRecord) -> Bool {
    switch self {
    case .all:
      true
    case .compare(let subject, let comparison, let value):
      comparison.holds(subject.value(in: record), value)
    case .not(let filter):
      !filter.matches(record)
    case .and(let filters):
      filters.allSatisfy { $0.matches(record) }
    case .or(let filters):
      filters.contains { $0.matches(record) }
    }
  }

  /// The lowest level that a record must have to match, as far as can be told without one.
  public var leastLevel: LogLevel {
    switch self {
    case .compare(.level, .equal, .int(let rank)), .compare(.level, .greaterOrEqual, .int(let rank)):
      LogLevel(rawValue: rank) ?? .trace
    case .compare(.level, .greater, .int(let rank)):
      LogLevel(rawValue: rank + 1) ?? .critical
    case .and(let filters):
      filters.map(\.leastLevel).max() ?? .trace
    case .or(let filters):
      filters.map(\.leastLevel).min() ?? .trace
    default:
      .trace
    }
  }
}

extension Comparison {
  /// Whether `left` stands to `right` so. What is missing or of another kind is only ever not equal.
  func holds(_ left: FieldValue?, _ right: FieldValue) -> Bool {
    guard let left else { return self == .notEqual }
    if self == .contains {
      return left.description.lowercased().containsText(right.description.lowercased())
    }
    guard let order = left.compare(to: right) else { return self == .notEqual }
    return switch self {
    case .equal: order == 0
    case .notEqual: order != 0
    case .less: order < 0
    case .lessOrEqual: order <= 0
    case .greater: order > 0
    case .greaterOrEqual: order >= 0
    case .contains: false
    }
  }
}

extension String {
  fileprivate func containsText(_ text: String) -> Bool {
    if text.isEmpty { return true }
    return indices.contains { self[$0...].hasPrefix(text) }
  }
}
