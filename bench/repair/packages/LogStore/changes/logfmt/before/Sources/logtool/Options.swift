import LogFormatting
import LogModel
import LogStorage

/// What the user asked for: `logtool FOLDER [--format=F] [--limit=N] [--keep=N] [QUERY…]`.
struct Options {
  enum Format: String {
    case text
    case color
    case json
  }

  struct Invalid: Error, CustomStringConvertible {
    let option: String
    var description: String { "bad option '\(option)'" }
  }

  var folder = "."
  var query = ""
  var format = Format.text
  var limit = Int.max
  var retention: RetentionPolicy?

  init(_ arguments: some Sequence<String>) throws {
    var words: [String] = []
    for argument in arguments {
      guard argument.hasPrefix("--") else {
        words.append(argument)
        continue
      }
      let fields = argument.dropFirst(2).split(separator: "=", maxSplits: 1).map(String.init)
      switch (fields.first, fields.dropFirst().first) {
      case ("format"?, let name?):
        guard let format = Format(rawValue: name) else { throw Invalid(option: argument) }
        self.format = format
      case ("limit"?, let text?):
        guard let limit = Int(text), limit >= 0 else { throw Invalid(option: argument) }
        self.limit = limit
      case ("keep"?, let text?):
        guard let count = Int(text), count >= 0 else { throw Invalid(option: argument) }
        retention = RetentionPolicy(maxSegments: count)
      default:
        throw Invalid(option: argument)
      }
    }
    folder = words.first ?? folder
    query = words.dropFirst().joined(separator: " ")
  }

  func lines(_ records: [LogRecord]) -> String {
    switch format {
    case .text: TextFormatter().lines(records)
    case .color: ColorTextFormatter().lines(records)
    case .json: JSONFormatter().lines(records)
    }
  }
}
