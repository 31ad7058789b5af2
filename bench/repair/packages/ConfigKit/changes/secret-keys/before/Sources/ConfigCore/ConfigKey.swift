/// A path together with the type of what stands there, and what is valid.
public struct ConfigKey<Value: ConfigDecodable>: Sendable {
  public let path: ConfigPath
  public let fallback: Value?
  private let rules: [Rule]

  /// What a value must satisfy; the name stands in messages.
  struct Rule: Sendable {
    let name: String
    let holds: @Sendable (Value) -> Bool
  }

  public init(_ path: ConfigPath, default fallback: Value? = nil) {
    self.init(path, fallback, [])
  }

  private init(_ path: ConfigPath, _ fallback: Value?, _ rules: [Rule]) {
    self.path = path
    self.fallback = fallback
    self.rules = rules
  }

  /// The same key with one more rule. Rules are checked in the order in which they were added.
  public func allowing(_ name: String, where holds: @escaping @Sendable (Value) -> Bool) -> ConfigKey {
    ConfigKey(path, fallback, rules + [Rule(name: name, holds: holds)])
  }

  /// The same key below another path.
  public func under(_ prefix: ConfigPath) -> ConfigKey {
    ConfigKey(prefix.appending(path), fallback, rules)
  }

  /// Reads the value; the fallback is not checked by the rules.
  ///
  /// - Throws: `ConfigError.missing`, `ConfigError.wrongType`, `ConfigError.outOfRange`.
  public func decode(_ value: ConfigValue?) throws(ConfigError) -> Value {
    guard let value else {
      guard let fallback else { throw .missing(path) }
      return fallback
    }
    guard let decoded = Value(value) else {
      throw .wrongType(path, expected: Value.typeName, found: value.kind)
    }
    for rule in rules where !rule.holds(decoded) {
      throw .outOfRange(path, found: value.description, allowed: rule.name)
    }
    return decoded
  }
}

extension ConfigKey where Value: Comparable {
  public func allowing(_ range: ClosedRange<Value>) -> ConfigKey {
    allowing("\(range.lowerBound)...\(range.upperBound)") { range.contains($0) }
  }
}

extension ConfigKey where Value: Collection {
  public var notEmpty: ConfigKey {
    allowing("anything but nothing") { !$0.isEmpty }
  }
}

extension ConfigKey where Value: Equatable {
  public func oneOf(_ values: Value...) -> ConfigKey {
    let name = values.map { "\($0)" }.joined(separator: "|")
    return allowing(name) { values.contains($0) }
  }
}
