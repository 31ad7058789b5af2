import ConfigCore
import ConfigSources

/// A property that always has the current value of a key; what it is initialised with counts while the key has none
/// that is valid.
///
///     @Setting("server.port", in: watcher) var port = 8080
@propertyWrapper
public struct Setting<Value: ConfigDecodable>: Sendable {
  private let watcher: ConfigWatcher
  private let key: ConfigKey<Value>
  private let initial: Value

  public init(wrappedValue: Value, _ key: ConfigKey<Value>, in watcher: ConfigWatcher) {
    self.watcher = watcher
    self.key = key
    self.initial = wrappedValue
  }

  public init(wrappedValue: Value, _ path: ConfigPath, in watcher: ConfigWatcher) {
    self.init(wrappedValue: wrappedValue, ConfigKey(path), in: watcher)
  }

  public var wrappedValue: Value {
    (try? watcher.get(key)) ?? initial
  }

  /// The wrapper itself: `$port.isSet`, `$port.origin`.
  public var projectedValue: Setting { self }

  public var isSet: Bool {
    watcher.current.entries[key.path] != nil
  }

  /// The name of the source that it comes from.
  public var origin: String? {
    watcher.current.origin(of: key.path)
  }
}
