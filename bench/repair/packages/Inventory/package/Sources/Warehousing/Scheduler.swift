import Foundation

/// Does things later. Time is counted in ticks, whatever a tick is.
public protocol Scheduler: Sendable {
    associatedtype Token: Hashable & Sendable

    /// - Returns: the token with which it can be called off.
    @discardableResult
    func schedule(after ticks: Int, _ action: @escaping @Sendable () -> Void) -> Token
    /// - Returns: whether it was still to be done.
    @discardableResult
    func callOff(_ token: Token) -> Bool
}

/// A scheduler whose time passes only when told.
public final class ManualScheduler: Scheduler, @unchecked Sendable {
    private struct Entry {
        let token: Int
        let due: Int
        let action: @Sendable () -> Void
    }

    private let lock = NSLock()
    private var entries: [Entry] = []
    private var time = 0
    private var lastToken = 0

    public init() {}

    public var now: Int {
        lock.withLock { time }
    }

    /// How many actions are still to be done.
    public var waiting: Int {
        lock.withLock { entries.count }
    }

    @discardableResult
    public func schedule(after ticks: Int, _ action: @escaping @Sendable () -> Void) -> Int {
        lock.lock()
        defer { lock.unlock() }
        lastToken += 1
        entries.append(Entry(token: lastToken, due: time + max(0, ticks), action: action))
        return lastToken
    }

    @discardableResult
    public func callOff(_ token: Int) -> Bool {
        lock.withLock {
            let count = entries.count
            entries.removeAll { $0.token == token }
            return entries.count < count
        }
    }

    /// Lets time pass and does what is due, the earliest first and what was scheduled first before others.
    ///
    /// Actions run without the lock, so they may schedule more; what they add is done in the next call.
    public func advance(by ticks: Int) {
        let due = lock.withLock {
            time += ticks
            let due = entries.filter { $0.due <= time }
            entries.removeAll { $0.due <= time }
            return due.sorted { ($0.due, $0.token) < ($1.due, $1.token) }
        }
        for entry in due {
            entry.action()
        }
    }
}
