import ConfigCore

/// Which values are not shown.
public struct Redaction: Sendable {
  /// Nothing is hidden.
  public static let none = Redaction(words: [])
  /// Hides what is called like a secret.
  public static let usual = Redaction(words: ["password", "secret", "token"])

  private let words: [String]

  public init(words: [String]) {
    self.words = words
  }

  public func hides(_ path: ConfigPath) -> Bool {
    guard let name = path.names.last else { return false }
    return name.split(separator: "_").contains { words.contains(String($0)) }
  }

  /// The value as it may be shown.
  public func text(of value: ConfigValue, at path: ConfigPath) -> String {
    hides(path) ? "•••" : value.description
  }
}
