import SessionModel
import Synchronization

/// What happens to sessions.
public enum StoreEvent: Hashable, Sendable {
    case created(SessionID)
    case renamed(from: SessionID, to: SessionID)
    case ended(SessionID)
    case expired(SessionID, ExpiryReason)
    case swept(count: Int)
}

/// Passes events on to whoever wants to know.
public final class EventBus: Sendable {
    public typealias Observer = @Sendable (StoreEvent) -> Void

    private struct State {
        var observers: [Int: Observer] = [:]
        var lastNumber = 0
    }

    /// Ends an observation; may be called again without effect.
    public struct Observation: Sendable {
        private let action: @Sendable () -> Void

        init(_ action: @escaping @Sendable () -> Void) {
            self.action = action
        }

        public func cancel() {
            action()
        }
    }

    private let state = Mutex(State())

    public init() {}

    /// Observers are told in the order in which they came.
    public func observe(_ observer: @escaping Observer) -> Observation {
        let number = state.withLock { state in
            state.lastNumber += 1
            state.observers[state.lastNumber] = observer
            return state.lastNumber
        }
        return Observation {
            self.remove(number)
        }
    }

    /// Ends by itself after the first event that is wanted.
    public func observeOnce(
        where isWanted: @escaping @Sendable (StoreEvent) -> Bool, _ observer: @escaping Observer
    ) {
        let number = state.withLock { state in
            state.lastNumber += 1
            return state.lastNumber
        }
        let once: Observer = { event in
            guard isWanted(event), self.remove(number) else { return }
            observer(event)
        }
        state.withLock { $0.observers[number] = once }
    }

    public var observerCount: Int {
        return state.withLock { $0.observers.count }
    }

    func post(_ event: StoreEvent) {
        let observers = state.withLock { $0.observers }
        for (_, observer) in observers.sorted(by: { $0.key < $1.key }) {
            observer(event)
        }
    }

    @discardableResult
    private func remove(_ number: Int) -> Bool {
        return state.withLock { $0.observers.removeValue(forKey: number) != nil }
    }
}
