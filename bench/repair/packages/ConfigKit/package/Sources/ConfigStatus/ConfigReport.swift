import ConfigCore
import ConfigSources

/// Writes a snapshot down.
public struct ConfigReport: Sendable {
  public enum Style: String, CaseIterable, Sendable {
    case plain
    case origins
    case sections
  }

  public var style: Style
  public var redaction: Redaction

  public init(style: Style = .plain, redaction: Redaction = .usual) {
    self.style = style
    self.redaction = redaction
  }

  /// One line for each value in the order of the paths, references replaced. What cannot be replaced is told in
  /// its place.
  public func text(of snapshot: ConfigSnapshot) -> String {
    var lines: [String] = []
    var section = ConfigPath.root
    for path in paths(of: snapshot) {
      let value = shown(path, in: snapshot)
      switch style {
      case .plain:
        lines.append("\(path) = \(value)")
      case .origins:
        lines.append("\(path) = \(value)  # \(snapshot.origin(of: path) ?? "?")")
      case .sections:
        let parent = path.parent ?? .root
        if parent != section {
          lines.append("[\(parent)]")
          section = parent
        }
        lines.append("\(path.names.last ?? "") = \(value)")
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// In sections, what stands in none comes first.
  private func paths(of snapshot: ConfigSnapshot) -> [ConfigPath] {
    guard case .sections = style else { return snapshot.paths }
    return snapshot.paths.sorted { left, right in
      let (first, second) = (left.parent ?? .root, right.parent ?? .root)
      return first == second ? left < right : first < second
    }
  }

  private func shown(_ path: ConfigPath, in snapshot: ConfigSnapshot) -> String {
    do throws(ConfigError) {
      guard let value = try snapshot.value(at: path) else { return "" }
      return redaction.text(of: value, at: path)
    } catch {
      return "⚠️ \(error)"
    }
  }
}
