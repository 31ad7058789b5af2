import MetricModel
import Synchronization

/// Is told of snapshots, on whatever thread they are made.
public protocol SnapshotObserver: AnyObject, Sendable {
    var name: String { get }
    func receive(_ snapshot: Snapshot)
}

/// Passes snapshots on to whoever listens.
public final class Broadcaster: Sendable {
    private struct State {
        var continuations: [Int: AsyncStream<Snapshot>.Continuation] = [:]
        var observers: [any SnapshotObserver] = []
        var last: Snapshot?
        var nextKey = 0
        var isFinished = false
    }

    private let state = Mutex(State())

    public init() {}

    /// All snapshots from now on, and the last one before if it is wanted. Ends with `finish()`.
    public func snapshots(replayingLast: Bool = false) -> AsyncStream<Snapshot> {
        let (stream, continuation) = AsyncStream.makeStream(of: Snapshot.self)
        let key: Int? = state.withLock { state in
            if replayingLast, let last = state.last {
                continuation.yield(last)
            }
            guard !state.isFinished else { return nil }
            state.nextKey += 1
            state.continuations[state.nextKey] = continuation
            return state.nextKey
        }
        guard let key else {
            continuation.finish()
            return stream
        }
        continuation.onTermination = { _ in
            self.forget(key)
        }
        return stream
    }

    /// - Returns: whether the observer is new.
    @discardableResult
    public func add(_ observer: some SnapshotObserver) -> Bool {
        state.withLock { state in
            guard !state.observers.contains(where: { $0 === observer }) else { return false }
            state.observers.append(observer)
            return true
        }
    }

    public func remove(_ observer: some SnapshotObserver) {
        state.withLock { state in
            state.observers.removeAll { $0 === observer }
        }
    }

    public var listeners: Int {
        state.withLock { $0.continuations.count + $0.observers.count }
    }

    public func send(_ snapshot: Snapshot) {
        let (continuations, observers) = state.withLock { state in
            state.last = snapshot
            return (state.continuations, state.observers)
        }
        for continuation in continuations.values {
            continuation.yield(snapshot)
        }
        for observer in observers {
            observer.receive(snapshot)
        }
    }

    /// Ends all streams; observers stay.
    public func finish() {
        let continuations = state.withLock { state in
            state.isFinished = true
            defer { state.continuations = [:] }
            return state.continuations
        }
        for continuation in continuations.values {
            continuation.finish()
        }
    }

    private func forget(_ key: Int) {
        state.withLock { state in
            state.continuations[key] = nil
        }
    }
}
