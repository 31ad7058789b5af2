import LogModel

/// Lines for people: `2024-02-29T12:34:56.789Z WARNING  [http] slow request path=/é status=200`.
open class TextFormatter: RecordFormatter {
  public let showsTime: Bool

  public required init(showsTime: Bool = true) {
    self.showsTime = showsTime
  }

  public func format(_ record: LogRecord) -> String {
    var parts = [level(record.level)]
    if showsTime {
      parts.insert(record.time.description, at: 0)
    }
    if !record.logger.isEmpty {
      parts.append("[\(record.logger)]")
    }
    parts.append(message(record.message))
    for (name, value) in record.fields.sorted(by: { $0.key < $1.key }) {
      parts.append("\(name)=\(TextFormatter.quotedIfNeeded(value.description))")
    }
    return parts.joined(separator: " ")
  }

  /// The level in capitals, eight characters wide.
  open func level(_ level: LogLevel) -> String {
    let name = level.name.uppercased()
    return name + String(repeating: " ", count: max(0, 8 - name.count))
  }

  /// The message on one line.
  open func message(_ text: String) -> String {
    String(text.map { $0.isNewline ? "⏎" : $0 })
  }

  /// In quotes if the text is empty or has spaces, quotes or `=`.
  public static func quotedIfNeeded(_ text: String) -> String {
    let needsQuotes = text.isEmpty || text.contains { $0.isWhitespace || $0 == "\"" || $0 == "=" }
    return needsQuotes ? JSONFormatter.quoted(text) : text
  }
}

/// The same lines with the colours of a terminal.
public final class ColorTextFormatter: TextFormatter {
  public override func level(_ level: LogLevel) -> String {
    let code =
      switch level {
      case .trace, .debug: 90
      case .info, .notice: 32
      case .warning: 33
      case .error, .critical: 31
      }
    return "\u{1B}[\(code)m\(super.level(level))\u{1B}[0m"
  }
}
