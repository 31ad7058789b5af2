import LogModel

/// One JSON object for each record, written without a detour over an encoder. Keys come in a fixed order,
/// those of fields sorted.
public struct JSONFormatter: RecordFormatter, Sendable {
  /// Whether times are written as text instead of milliseconds.
  public var textualTime: Bool

  public init(textualTime: Bool = false) {
    self.textualTime = textualTime
  }

  public func format(_ record: LogRecord) -> String {
    let time = textualTime ? JSONFormatter.quoted(record.time.description) : String(record.time.milliseconds)
    var members = [
      "\"ts\":\(time)",
      "\"level\":\"\(record.level.name)\"",
      "\"logger\":\(JSONFormatter.quoted(record.logger))",
      "\"msg\":\(JSONFormatter.quoted(record.message))",
    ]
    if !record.fields.isEmpty {
      let fields = record.fields.sorted { $0.key < $1.key }
        .map { "\(JSONFormatter.quoted($0.key)):\(JSONFormatter.literal($0.value))" }
      members.append("\"fields\":{\(fields.joined(separator: ","))}")
    }
    return "{\(members.joined(separator: ","))}"
  }

  /// Numbers that JSON does not know are written as text.
  static func literal(_ value: FieldValue) -> String {
    switch value {
    case .string(let text): quoted(text)
    case .double(let number) where !number.isFinite: quoted(String(number))
    case .int, .double, .bool: value.description
    }
  }

  /// The text in quotes, with quotes, backslashes and control characters escaped.
  public static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
