import ConfigCore

/// Where values come from.
public protocol ConfigSource: Sendable {
  /// Tells whether the source has changed: equal revisions mean equal values.
  associatedtype Revision: Hashable & Sendable

  var name: String { get }
  func revision() throws(ConfigError) -> Revision
  func load() throws(ConfigError) -> [ConfigPath: ConfigValue]
}

extension ConfigSource {
  /// The same source with all its values below a path.
  public func under(_ prefix: ConfigPath) -> PrefixedSource<Self> {
    PrefixedSource(base: self, prefix: prefix)
  }
}

/// A source whose values stand below a path.
public struct PrefixedSource<Base: ConfigSource>: ConfigSource {
  let base: Base
  let prefix: ConfigPath

  public var name: String { "\(base.name)@\(prefix)" }

  public func revision() throws(ConfigError) -> Base.Revision {
    try base.revision()
  }

  public func load() throws(ConfigError) -> [ConfigPath: ConfigValue] {
    var values: [ConfigPath: ConfigValue] = [:]
    for (path, value) in try base.load() {
      values[prefix.appending(path)] = value
    }
    return values
  }
}

/// Any source, remembering what was loaded until the revision changes.
final class CachedSource<Base: ConfigSource>: @unchecked Sendable {
  private let base: Base
  private let lock = Lock()
  private var cached: (revision: Base.Revision, values: [ConfigPath: ConfigValue])?

  init(_ base: Base) {
    self.base = base
  }

  var name: String { base.name }

  func values() throws(ConfigError) -> [ConfigPath: ConfigValue] {
    lock.lock()
    defer { lock.unlock() }
    let revision = try base.revision()
    if let cached, cached.revision == revision {
      return cached.values
    }
    let values = try base.load()
    cached = (revision, values)
    return values
  }
}
