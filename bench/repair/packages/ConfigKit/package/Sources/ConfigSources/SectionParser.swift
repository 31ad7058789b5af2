import ConfigCore

/// Reads sections:
///
/// ```
/// # a comment
/// name = value
/// [server.http]
/// port = 8080
/// ```
public struct SectionParser: Sendable {
  private let source: String

  public init(source: String = "text") {
    self.source = source
  }

  /// - Throws: `ConfigError.syntax` with the number of the line, or several of them.
  public func parse(_ text: String) throws(ConfigError) -> [ConfigPath: ConfigValue] {
    var section = ConfigPath.root
    var values: [ConfigPath: ConfigValue] = [:]
    var errors: [ConfigError] = []
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      do throws(ConfigError) {
        switch try parse(line, number: index + 1) {
        case .nothing:
          break
        case .section(let path):
          section = path
        case .entry(let path, let value):
          let path = section.appending(path)
          guard values.updateValue(value, forKey: path) == nil else {
            throw failure("'\(path)' is set twice", index + 1)
          }
        }
      } catch {
        errors.append(error)
      }
    }
    if let error = ConfigError.combine(errors) {
      throw error
    }
    return values
  }

  private enum Line {
    case nothing
    case section(ConfigPath)
    case entry(ConfigPath, ConfigValue)
  }

  private func parse(_ line: Substring, number: Int) throws(ConfigError) -> Line {
    let text = Self.withoutComment(line).trimmed
    guard let first = text.first else { return .nothing }
    if first == "[" {
      guard text.last == "]" else { throw failure("']' is missing", number) }
      return .section(ConfigPath(String(text.dropFirst().dropLast()).trimmed))
    }
    let fields = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let path = ConfigPath(fields[0].trimmed)
    guard fields.count == 2 else { throw failure("'=' is missing", number) }
    guard path != .root else { throw failure("a name is missing", number) }
    return .entry(path, ConfigValue(parsing: String(fields[1])))
  }

  /// What stands before the first `#` outside quotes.
  private static func withoutComment(_ line: Substring) -> Substring {
    var isQuoted = false
    let end = line.firstIndex { character in
      if character == "\"" { isQuoted.toggle() }
      return character == "#" && !isQuoted
    }
    return line[..<(end ?? line.endIndex)]
  }

  private func failure(_ reason: String, _ line: Int) -> ConfigError {
    .syntax(source: source, line: line, reason: reason)
  }
}
