/// Puts the values of other paths into texts: `${server.host}`, or `${server.host:localhost}` with a default.
///
/// A doubled `$$` stands for one dollar sign. Default texts are taken as they are.
public struct Interpolation {
  private let lookup: (ConfigPath) -> ConfigValue?

  public init(lookup: @escaping (ConfigPath) -> ConfigValue?) {
    self.lookup = lookup
  }

  /// The value at `path` with everything put in, `nil` if there is none.
  ///
  /// A text that is nothing but one reference takes the kind of what it refers to.
  public func value(at path: ConfigPath) throws(ConfigError) -> ConfigValue? {
    try value(at: path, trail: [])
  }

  private func value(at path: ConfigPath, trail: [ConfigPath]) throws(ConfigError) -> ConfigValue? {
    if trail.contains(path) {
      throw .circular(trail + [path])
    }
    guard let value = lookup(path) else { return nil }
    return try resolve(value, at: path, trail: trail + [path])
  }

  private func resolve(_ value: ConfigValue, at path: ConfigPath, trail: [ConfigPath]) throws(ConfigError) -> ConfigValue {
    switch value {
    case .text(let text):
      return try resolve(text, at: path, trail: trail)
    case .list(let values):
      var resolved: [ConfigValue] = []
      for value in values {
        resolved.append(try resolve(value, at: path, trail: trail))
      }
      return .list(resolved)
    case .integer, .number, .flag:
      return value
    }
  }

  private func resolve(_ text: String, at path: ConfigPath, trail: [ConfigPath]) throws(ConfigError) -> ConfigValue {
    let parts = try Self.parts(of: text, at: path)
    if parts.count == 1, case .reference(let target, let fallback) = parts[0] {
      return try referred(target, fallback, trail: trail)
    }
    var result = ""
    for part in parts {
      switch part {
      case .literal(let literal): result += literal
      case .reference(let target, let fallback):
        result += try referred(target, fallback, trail: trail).description
      }
    }
    return .text(result)
  }

  private func referred(
    _ target: ConfigPath, _ fallback: String?, trail: [ConfigPath]
  ) throws(ConfigError) -> ConfigValue {
    if let value = try value(at: target, trail: trail) { return value }
    guard let fallback else { throw .missing(target) }
    return ConfigValue(parsing: fallback)
  }

  enum Part: Hashable {
    case literal(String)
    case reference(ConfigPath, default: String?)
  }

  static func parts(of text: String, at path: ConfigPath) throws(ConfigError) -> [Part] {
    var parts: [Part] = []
    var literal = ""
    var rest = text[...]
    while let character = rest.popFirst() {
      switch (character, rest.first) {
      case ("$", "$"?):
        rest.removeFirst()
        literal.append("$")
      case ("$", "{"?):
        guard let end = rest.firstIndex(of: "}") else { throw .unterminatedReference(path) }
        if !literal.isEmpty {
          parts.append(.literal(literal))
          literal = ""
        }
        let fields = rest[..<end].dropFirst().split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let fallback = fields.count == 2 ? String(fields[1]) : nil
        parts.append(.reference(ConfigPath(String(fields[0].trimmed)), default: fallback))
        rest = rest[rest.index(after: end)...]
      default:
        literal.append(character)
      }
    }
    if !literal.isEmpty || parts.isEmpty {
      parts.append(.literal(literal))
    }
    return parts
  }
}
