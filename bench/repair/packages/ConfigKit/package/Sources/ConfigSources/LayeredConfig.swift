import ConfigCore

/// Several sources as one: earlier layers win.
public final class LayeredConfig: Sendable {
  private let layers: [Layer]

  /// A source without its type.
  struct Layer: Sendable {
    let name: String
    let values: @Sendable () throws(ConfigError) -> [ConfigPath: ConfigValue]

    init(_ source: some ConfigSource) {
      let cache = CachedSource(source)
      name = cache.name
      values = { () throws(ConfigError) in try cache.values() }
    }
  }

  public init(_ sources: [any ConfigSource]) {
    layers = sources.map { Layer($0) }
  }

  public convenience init(@SourceBuilder _ sources: () -> [any ConfigSource]) {
    self.init(sources())
  }

  public var names: [String] {
    layers.map(\.name)
  }

  /// What the sources say now. Sources that have not changed are not loaded again.
  public func snapshot() throws(ConfigError) -> ConfigSnapshot {
    var entries: [ConfigPath: ConfigSnapshot.Entry] = [:]
    var errors: [ConfigError] = []
    for layer in layers {
      do throws(ConfigError) {
        for (path, value) in try layer.values() where entries[path] == nil {
          entries[path] = ConfigSnapshot.Entry(value: value, origin: layer.name)
        }
      } catch {
        errors.append(error)
      }
    }
    if let error = ConfigError.combine(errors) {
      throw error
    }
    return ConfigSnapshot(entries: entries)
  }
}

/// Builds lists of sources.
@resultBuilder
public enum SourceBuilder {
  public static func buildExpression(_ source: any ConfigSource) -> [any ConfigSource] {
    [source]
  }

  public static func buildBlock(_ parts: [any ConfigSource]...) -> [any ConfigSource] {
    parts.flatMap { $0 }
  }

  public static func buildOptional(_ part: [any ConfigSource]?) -> [any ConfigSource] {
    part ?? []
  }

  public static func buildEither(first part: [any ConfigSource]) -> [any ConfigSource] {
    part
  }

  public static func buildEither(second part: [any ConfigSource]) -> [any ConfigSource] {
    part
  }

  public static func buildArray(_ parts: [[any ConfigSource]]) -> [any ConfigSource] {
    parts.flatMap { $0 }
  }
}

/// All values at one moment.
public struct ConfigSnapshot: Hashable, Sendable {
  public struct Entry: Hashable, Sendable {
    public let value: ConfigValue
    /// The name of the source.
    public let origin: String
  }

  public static let empty = ConfigSnapshot(entries: [:])

  public let entries: [ConfigPath: Entry]

  init(entries: [ConfigPath: Entry]) {
    self.entries = entries
  }

  public var paths: [ConfigPath] {
    entries.keys.sorted()
  }

  public func origin(of path: ConfigPath) -> String? {
    entries[path]?.origin
  }

  /// The value with references replaced.
  public func value(at path: ConfigPath) throws(ConfigError) -> ConfigValue? {
    try Interpolation { entries[$0]?.value }.value(at: path)
  }

  public func get<Value>(_ key: ConfigKey<Value>) throws(ConfigError) -> Value {
    try key.decode(try value(at: key.path))
  }

  /// What stands below a path, with the path taken off.
  public func section(_ path: ConfigPath) -> ConfigSnapshot {
    var section: [ConfigPath: Entry] = [:]
    for (full, entry) in entries {
      if let rest = path.rest(of: full), rest != .root {
        section[rest] = entry
      }
    }
    return ConfigSnapshot(entries: section)
  }

  /// The paths whose values differ, in order.
  public func changes(to other: ConfigSnapshot) -> [ConfigPath] {
    Set(entries.keys).union(other.entries.keys)
      .filter { entries[$0]?.value != other.entries[$0]?.value }
      .sorted()
  }
}
