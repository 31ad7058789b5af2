import ConfigCore

/// Refreshes a watcher at every tick of a clock.
public actor ConfigPoller {
  /// What came of it.
  public struct Report: Hashable, Sendable {
    public var refreshes: Int
    public var changes: Int
    public var errors: [ConfigError]

    public init(refreshes: Int = 0, changes: Int = 0, errors: [ConfigError] = []) {
      self.refreshes = refreshes
      self.changes = changes
      self.errors = errors
    }
  }

  private let watcher: ConfigWatcher
  private let mostErrors: Int
  private var task: Task<Report, Never>?
  public private(set) var finished: [Report] = []

  /// - Parameter mostErrors: how many errors in a row it bears.
  public init(_ watcher: ConfigWatcher, mostErrors: Int = 3) {
    self.watcher = watcher
    self.mostErrors = mostErrors
  }

  public var isRunning: Bool {
    task != nil
  }

  /// Begins to follow ticks.
  ///
  /// - Returns: `false` if it follows others already.
  @discardableResult
  public func start(_ ticks: AsyncStream<Void>) -> Bool {
    guard task == nil else { return false }
    let watcher = watcher
    let mostErrors = mostErrors
    task = Task {
      await Self.follow(ticks, watcher, mostErrors: mostErrors)
    }
    return true
  }

  /// Waits until the ticks end, or until there were too many errors.
  public func finish() async -> Report? {
    guard let task else { return nil }
    let report = await task.value
    self.task = nil
    finished.append(report)
    return report
  }

  /// Stops at once.
  public func stop() async -> Report? {
    task?.cancel()
    return await finish()
  }

  private static func follow(
    _ ticks: AsyncStream<Void>, _ watcher: ConfigWatcher, mostErrors: Int
  ) async -> Report {
    var report = Report()
    var errorsInARow = 0
    for await _ in ticks {
      report.refreshes += 1
      do throws(ConfigError) {
        report.changes += try watcher.refresh().count
        errorsInARow = 0
      } catch {
        report.errors.append(error)
        errorsInARow += 1
        if errorsInARow >= mostErrors { break }
      }
    }
    return report
  }
}
