/// What can be wrong with a configuration.
public enum ConfigError: Error, Hashable, Sendable {
  case missing(ConfigPath)
  case wrongType(ConfigPath, expected: String, found: String)
  case outOfRange(ConfigPath, found: String, allowed: String)
  case circular([ConfigPath])
  case unterminatedReference(ConfigPath)
  case syntax(source: String, line: Int, reason: String)
  case unreadable(source: String)
  case several([ConfigError])
}

extension ConfigError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missing(let path):
      "'\(path)' is missing"
    case .wrongType(let path, let expected, let found):
      "'\(path)' is \(found), not \(expected)"
    case .outOfRange(let path, let found, let allowed):
      "'\(path)' is \(found), allowed is \(allowed)"
    case .circular(let paths):
      "circle: " + paths.map(\.description).joined(separator: " → ")
    case .unterminatedReference(let path):
      "a reference in '\(path)' is not closed"
    case .syntax(let source, let line, let reason):
      "\(source):\(line): \(reason)"
    case .unreadable(let source):
      "\(source) cannot be read"
    case .several(let errors):
      errors.map(\.description).joined(separator: "; ")
    }
  }

  /// The paths it is about.
  public var paths: [ConfigPath] {
    switch self {
    case .missing(let path), .unterminatedReference(let path): [path]
    case .wrongType(let path, _, _), .outOfRange(let path, _, _): [path]
    case .circular(let paths): paths
    case .several(let errors): errors.flatMap(\.paths)
    case .syntax, .unreadable: []
    }
  }

  /// One error for several: nothing for none, the error itself for one. Those of errors of several are taken out.
  public static func combine(_ errors: [ConfigError]) -> ConfigError? {
    let flat = errors.flatMap { error in
      if case .several(let inner) = error { return inner }
      return [error]
    }
    return flat.count > 1 ? .several(flat) : flat.first
  }
}
