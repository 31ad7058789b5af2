import ConfigCore

/// Which values are not shown.
public struct Redaction: Sendable {
  /// Nothing is hidden.
  public static let none = Redaction(words: [])
  /// Hides what is called like a secret.
  public static let usual = Redaction(words: ["password", "secret", "token"])

  private let words: [String]
  private var paths: Set<ConfigPath> = []

  public init(words: [String]) {
    self.words = words
  }

  /// Hides the value of a key as well if it is a secret.
  public mutating func add<Value>(_ key: ConfigKey<Value>) {
    if key.isSecret {
      paths.insert(key.path)
    }
  }

  public func hides(_ path: ConfigPath) -> Bool {
    if paths.contains(path) { return true }
    guard let name = path.names.last else { return false }
    return name.split(separator: "_").contains { words.contains(String($0)) }
  }

  /// The value as it may be shown.
  public func text(of value: ConfigValue, at path: ConfigPath) -> String {
    hides(path) ? "•••" : value.description
  }
}
