import ConfigCore
import ConfigSources

/// Hears of every refresh that changed something. Watchers do not keep their observers alive.
public protocol ConfigObserver: AnyObject, Sendable {
  var label: String { get }
  /// Called on the thread that refreshes.
  func configDidChange(_ paths: [ConfigPath])
}

/// Keeps the last valid snapshot of a configuration and tells who asked when it changes.
public final class ConfigWatcher: @unchecked Sendable {
  private let config: LayeredConfig
  private let checks: [Check]
  private let lock = Lock()
  private var snapshot = ConfigSnapshot.empty
  private var changes: [ConfigChange] = []
  private var handlers: [Int: @Sendable (ConfigSnapshot) -> Void] = [:]
  private var observers: [Weak] = []
  private var lastHandler = 0

  private struct Weak {
    weak var observer: (any ConfigObserver)?
  }

  /// Reads the configuration for the first time.
  ///
  /// - Throws: what the sources or the checks say.
  public init(_ config: LayeredConfig, @CheckBuilder checks: () -> [Check] = { [] }) throws(ConfigError) {
    self.config = config
    self.checks = checks()
    self.snapshot = try config.snapshot()
    try self.checks.verify(snapshot)
  }

  public var current: ConfigSnapshot {
    lock.withLock { snapshot }
  }

  /// What the last refresh that changed something changed.
  public var lastChanges: [ConfigChange] {
    lock.withLock { changes }
  }

  public func get<Value>(_ key: ConfigKey<Value>) throws(ConfigError) -> Value {
    try current.get(key)
  }

  /// Reads the sources again. A configuration that is not valid changes nothing.
  ///
  /// - Returns: the paths that changed.
  @discardableResult
  public func refresh() throws(ConfigError) -> [ConfigPath] {
    let next = try config.snapshot()
    try checks.verify(next)
    lock.lock()
    let difference = snapshot.difference(to: next)
    snapshot = next
    if !difference.isEmpty {
      changes = difference
    }
    observers.removeAll { $0.observer == nil }
    let handlers = self.handlers.sorted { $0.key < $1.key }.map(\.value)
    let observers = self.observers.compactMap(\.observer)
    lock.unlock()

    let paths = difference.map(\.path)
    guard !paths.isEmpty else { return [] }
    for handler in handlers {
      handler(next)
    }
    for observer in observers {
      observer.configDidChange(paths)
    }
    return paths
  }

  public func add(_ observer: any ConfigObserver) {
    lock.withLock { observers.append(Weak(observer: observer)) }
  }

  /// The labels of those who still listen.
  public var audience: [String] {
    lock.withLock { observers.compactMap { $0.observer?.label } }
  }

  /// Hears the value of a key now and whenever it has changed. Values that cannot be read are passed over.
  ///
  /// - Returns: what ends it; it ends as well if nobody keeps it.
  public func observe<Value: Equatable>(
    _ key: ConfigKey<Value>, _ handler: @escaping @Sendable (Value) -> Void
  ) -> Subscription {
    let last = Remembered<Value>()
    let update: @Sendable (ConfigSnapshot) -> Void = { snapshot in
      guard let value = try? snapshot.get(key), last.replace(with: value) else { return }
      handler(value)
    }
    let (id, snapshot) = lock.withLock {
      lastHandler += 1
      handlers[lastHandler] = update
      return (lastHandler, self.snapshot)
    }
    update(snapshot)
    return Subscription {
      self.lock.withLock { self.handlers[id] = nil }
    }
  }

  /// The values of a key as they come, beginning with the current one.
  public func values<Value: Equatable>(of key: ConfigKey<Value>) -> AsyncStream<Value> {
    AsyncStream { continuation in
      let subscription = observe(key) { continuation.yield($0) }
      continuation.onTermination = { _ in subscription.cancel() }
    }
  }
}

/// Ends something when told or when nobody keeps it any more.
public final class Subscription: Sendable {
  private let end: Once

  init(_ action: @escaping @Sendable () -> Void) {
    end = Once(action)
  }

  deinit {
    end.run()
  }

  public func cancel() {
    end.run()
  }
}

/// An action that is done at most once.
private final class Once: @unchecked Sendable {
  private let lock = Lock()
  private var action: (@Sendable () -> Void)?

  init(_ action: @escaping @Sendable () -> Void) {
    self.action = action
  }

  func run() {
    let action = lock.withLock {
      defer { self.action = nil }
      return self.action
    }
    action?()
  }
}

private final class Remembered<Value: Equatable & Sendable>: @unchecked Sendable {
  private let lock = Lock()
  private var value: Value?

  /// - Returns: whether it is another value than before.
  func replace(with new: Value) -> Bool {
    lock.withLock {
      guard value != new else { return false }
      value = new
      return true
    }
  }
}
