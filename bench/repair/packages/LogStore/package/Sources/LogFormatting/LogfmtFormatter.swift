import LogModel

/// Lines of `key=value`, as many log collectors read them:
/// `ts=2024-02-29T12:34:56.789Z level=warning logger=http msg="slow request" status=200`.
public struct LogfmtFormatter: RecordFormatter, Sendable {
  /// Fields that are left out.
  public var hiddenFields: Set<String>

  public init(hiddenFields: Set<String> = []) {
    self.hiddenFields = hiddenFields
  }

  public func format(_ record: LogRecord) -> String {
    var pairs = [("ts", record.time.description), ("level", record.level.name)]
    if !record.logger.isEmpty {
      pairs.append(("logger", record.logger))
    }
    pairs.append(("msg", record.message))
    for (name, value) in record.fields.sorted(by: { $0.key < $1.key }) where !hiddenFields.contains(name) {
      pairs.append((LogfmtFormatter.key(name), value.description))
    }
    return pairs.map { "\($0)=\(TextFormatter.quotedIfNeeded($1))" }.joined(separator: " ")
  }

  /// The name with an underscore for everything that would end a key.
  static func key(_ name: String) -> String {
    let key = String(name.map { $0.isWhitespace || $0 == "=" || $0 == "\"" ? "_" : $0 })
    return key.isEmpty ? "_" : key
  }
}
