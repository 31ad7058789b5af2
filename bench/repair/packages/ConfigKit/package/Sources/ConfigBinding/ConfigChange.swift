import ConfigCore
import ConfigSources

/// What became of one value.
public enum ConfigChange: Hashable, Sendable, CustomStringConvertible {
  case added(ConfigPath, ConfigValue)
  case removed(ConfigPath, ConfigValue)
  case replaced(ConfigPath, old: ConfigValue, new: ConfigValue)

  public var path: ConfigPath {
    switch self {
    case .added(let path, _), .removed(let path, _), .replaced(let path, _, _): path
    }
  }

  public var description: String {
    switch self {
    case .added(let path, _): "+\(path)"
    case .removed(let path, _): "-\(path)"
    case .replaced(let path, _, _): "~\(path)"
    }
  }

  /// How many there are of each kind: `1 added, 2 replaced`; those that do not occur are left out.
  public static func summary(of changes: [ConfigChange]) -> String {
    var counts = (added: 0, removed: 0, replaced: 0)
    for change in changes {
      switch change {
      case .added: counts.added += 1
      case .removed: counts.removed += 1
      case .replaced: counts.replaced += 1
      }
    }
    let parts = [(counts.added, "added"), (counts.removed, "removed"), (counts.replaced, "replaced")]
    return parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }
}

extension ConfigSnapshot {
  /// What leads from this snapshot to another, in the order of the paths.
  public func difference(to other: ConfigSnapshot) -> [ConfigChange] {
    changes(to: other).compactMap { path in
      switch (entries[path]?.value, other.entries[path]?.value) {
      case (nil, let new?): .added(path, new)
      case (let old?, nil): .removed(path, old)
      case (let old?, let new?): .replaced(path, old: old, new: new)
      case (nil, nil): nil
      }
    }
  }
}
