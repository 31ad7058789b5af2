import Synchronization

/// Takes records. It may be called from everywhere, so it must be quick.
public protocol LogSink: Sendable {
  func accept(_ record: LogRecord)
}

/// Keeps records in memory until somebody fetches them.
public final class CollectingSink: LogSink {
  private let records = Mutex<[LogRecord]>([])

  public init() {}

  public func accept(_ record: LogRecord) {
    records.withLock { $0.append(record) }
  }

  /// Hands out what was collected, and forgets it.
  public func drain() -> [LogRecord] {
    records.withLock { records in
      defer { records.removeAll() }
      return records
    }
  }
}

/// What code logs with. Copies with other fields are cheap.
public struct Logger: Sendable {
  public let name: String
  public var threshold: LogLevel
  private var fields: [String: FieldValue] = [:]
  private let sink: any LogSink
  private let clock: @Sendable () -> LogTime

  public init(
    _ name: String, to sink: any LogSink, threshold: LogLevel = .info,
    clock: @escaping @Sendable () -> LogTime = LogTime.now
  ) {
    self.name = name
    self.sink = sink
    self.threshold = threshold
    self.clock = clock
  }

  /// A logger below this one, `name.child`, with the same fields and more.
  public func child(_ child: String, fields more: [String: FieldValue] = [:]) -> Logger {
    var logger = Logger("\(name).\(child)", to: sink, threshold: threshold, clock: clock)
    logger.fields = fields.merging(more) { _, new in new }
    return logger
  }

  public subscript(field: String) -> FieldValue? {
    get { fields[field] }
    set { fields[field] = newValue }
  }

  /// Logs if `level` reaches the threshold. Only then is the message made.
  public func log(_ level: LogLevel, _ message: @autoclosure () -> String, fields more: [String: FieldValue] = [:]) {
    guard level >= threshold else { return }
    let record = LogRecord(time: clock(), level: level, logger: name, message: message(), fields: fields)
    sink.accept(record.with(more))
  }

  @available(*, deprecated, renamed: "log(_:_:fields:)")
  public func write(_ message: String) {
    log(.info, message)
  }
}
