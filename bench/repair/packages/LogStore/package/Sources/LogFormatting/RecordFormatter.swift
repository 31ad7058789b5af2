import LogModel

/// Turns records into something else.
public protocol RecordFormatter<Output> {
  associatedtype Output

  func format(_ record: LogRecord) -> Output
}

extension RecordFormatter where Output == String {
  /// One line for each record, each with its end.
  public func lines(_ records: some Sequence<LogRecord>) -> String {
    records.map { format($0) + "\n" }.joined()
  }
}

/// Formats by a closure.
public struct ClosureFormatter<Output>: RecordFormatter {
  private let body: (LogRecord) -> Output

  public init(_ body: @escaping (LogRecord) -> Output) {
    self.body = body
  }

  public func format(_ record: LogRecord) -> Output { body(record) }
}

extension RecordFormatter {
  /// The same formatter, with its output changed.
  public func map<Other>(_ transform: @escaping (Output) -> Other) -> some RecordFormatter<Other> {
    ClosureFormatter { transform(self.format($0)) }
  }
}
