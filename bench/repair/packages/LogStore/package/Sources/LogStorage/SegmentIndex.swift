import LogModel

/// What is known of a segment without reading it.
public struct SegmentIndex: Codable, Hashable, Sendable {
  public private(set) var count = 0
  public private(set) var byteCount = Segment.magic.count
  public private(set) var firstTime: LogTime?
  public private(set) var lastTime: LogTime?
  public private(set) var highestLevel: LogLevel?
  /// How many records each logger wrote.
  public private(set) var loggers: [String: Int] = [:]

  private enum CodingKeys: String, CodingKey {
    case count
    case byteCount = "bytes"
    case firstTime = "first_ts"
    case lastTime = "last_ts"
    case highestLevel = "highest_level"
    case loggers
  }

  public init() {}

  mutating func add(_ record: LogRecord, byteCount: Int) {
    count += 1
    self.byteCount = byteCount
    firstTime = min(firstTime ?? record.time, record.time)
    lastTime = max(lastTime ?? record.time, record.time)
    highestLevel = max(highestLevel ?? record.level, record.level)
    loggers[record.logger, default: 0] += 1
  }

  /// Whether the segment may hold a record of `level` or above within `range`.
  public func mayHold(level: LogLevel, in range: ClosedRange<LogTime>? = nil) -> Bool {
    guard let highestLevel, let firstTime, let lastTime, highestLevel >= level else { return false }
    guard let range else { return true }
    return range.overlaps(firstTime...lastTime)
  }
}
