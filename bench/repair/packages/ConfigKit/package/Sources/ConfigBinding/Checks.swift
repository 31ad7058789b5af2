import ConfigCore
import ConfigSources

/// Something that must hold of a configuration as a whole.
public struct Check: Sendable {
  let run: @Sendable (ConfigSnapshot) throws(ConfigError) -> Void

  public init(_ run: @escaping @Sendable (ConfigSnapshot) throws(ConfigError) -> Void) {
    self.run = run
  }

  /// The key can be read.
  public static func readable<Value>(_ key: ConfigKey<Value>) -> Check {
    Check { (snapshot) throws(ConfigError) in _ = try snapshot.get(key) }
  }

  /// If one of the paths has a value, all have.
  public static func together(_ paths: ConfigPath...) -> Check {
    Check { (snapshot) throws(ConfigError) in
      let missing = paths.filter { snapshot.entries[$0] == nil }
      guard missing.isEmpty || missing.count == paths.count else { throw .missing(missing[0]) }
    }
  }

  /// The lower key is not above the upper one.
  public static func ordered<Value: Comparable>(
    _ lower: ConfigKey<Value>, _ upper: ConfigKey<Value>
  ) -> Check {
    Check { (snapshot) throws(ConfigError) in
      let low = try snapshot.get(lower)
      let high = try snapshot.get(upper)
      guard low <= high else {
        throw .outOfRange(lower.path, found: "\(low)", allowed: "at most \(high)")
      }
    }
  }
}

extension [Check] {
  /// Runs all checks, so that all errors are known.
  public func verify(_ snapshot: ConfigSnapshot) throws(ConfigError) {
    var errors: [ConfigError] = []
    for check in self {
      do throws(ConfigError) {
        try check.run(snapshot)
      } catch {
        if !errors.contains(error) {
          errors.append(error)
        }
      }
    }
    if let error = ConfigError.combine(errors) {
      throw error
    }
  }
}

/// Builds lists of checks; a key alone stands for the check that it can be read.
@resultBuilder
public enum CheckBuilder {
  public static func buildExpression(_ check: Check) -> [Check] {
    [check]
  }

  public static func buildExpression<Value>(_ key: ConfigKey<Value>) -> [Check] {
    [.readable(key)]
  }

  public static func buildBlock(_ parts: [Check]...) -> [Check] {
    parts.flatMap { $0 }
  }

  public static func buildOptional(_ part: [Check]?) -> [Check] {
    part ?? []
  }

  public static func buildArray(_ parts: [[Check]]) -> [Check] {
    parts.flatMap { $0 }
  }
}
