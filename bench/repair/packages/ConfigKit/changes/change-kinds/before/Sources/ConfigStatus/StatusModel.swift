import ConfigBinding
import ConfigCore
import ConfigSources
import Foundation

/// What a page about the configuration shows. It belongs to the main actor; changes may come from anywhere and
/// are shown after ``update()``.
@MainActor
public final class StatusModel: ConfigObserver {
  public enum State: Hashable, Sendable {
    case fresh
    case changed(times: Int)
    case failed(ConfigError)
  }

  public nonisolated let label: String
  public private(set) var state = State.fresh
  public private(set) var touched: Set<ConfigPath> = []
  public var onUpdate: ((State) -> Void)?

  private let watcher: ConfigWatcher
  private nonisolated let inbox = Inbox()
  private var timesChanged = 0

  /// Begins to observe the watcher.
  public init(_ watcher: ConfigWatcher, label: String = "status") {
    self.watcher = watcher
    self.label = label
    watcher.add(self)
  }

  public nonisolated func configDidChange(_ paths: [ConfigPath]) {
    inbox.put(paths)
  }

  /// How many changes are not shown yet.
  public nonisolated var unseen: Int {
    inbox.count
  }

  /// Shows what has come in.
  ///
  /// - Returns: whether there was something.
  @discardableResult
  public func update() -> Bool {
    let batches = inbox.take()
    guard !batches.isEmpty else { return false }
    timesChanged += batches.count
    touched.formUnion(batches.joined())
    show(.changed(times: timesChanged))
    return true
  }

  /// Refreshes the watcher and shows what came of it.
  public func reload() {
    do throws(ConfigError) {
      try watcher.refresh()
      if !update(), case .failed = state {
        show(timesChanged == 0 ? .fresh : .changed(times: timesChanged))
      }
    } catch {
      show(.failed(error))
    }
  }

  /// One line for the head of the page.
  public var headline: String {
    switch state {
    case .fresh:
      "\(label): unchanged"
    case .changed(let times):
      "\(label): changed \(times)×"
    case .failed(let error):
      "\(label): ⚠️ \(error)"
    }
  }

  private func show(_ state: State) {
    self.state = state
    onUpdate?(state)
  }
}

extension StatusModel: CustomStringConvertible {
  public nonisolated var description: String {
    "StatusModel(\(label), \(unseen) unseen)"
  }
}

extension StatusModel: Hashable {
  public nonisolated static func == (left: StatusModel, right: StatusModel) -> Bool {
    left === right
  }

  public nonisolated func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(self))
  }
}

/// Where changes wait.
private final class Inbox: @unchecked Sendable {
  private let lock = NSLock()
  private var batches: [[ConfigPath]] = []

  var count: Int {
    lock.withLock { batches.count }
  }

  func put(_ paths: [ConfigPath]) {
    lock.withLock { batches.append(paths) }
  }

  func take() -> [[ConfigPath]] {
    lock.withLock {
      defer { batches.removeAll() }
      return batches
    }
  }
}
