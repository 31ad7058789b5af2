import SessionModel
import Synchronization

/// Looks sessions up for callers that do not wait: several who ask for the same session share one look-up.
public final class SessionLoader: Sendable {
    public typealias Completion = @Sendable (Result<Session, SessionError>) -> Void
    public typealias Lookup = @Sendable (SessionID, @escaping Completion) -> Void

    private struct State {
        var pending: [SessionID: [Completion]] = [:]
        var lookups = 0
    }

    private let state = Mutex(State())
    private let lookup: Lookup

    public init(lookup: @escaping Lookup) {
        self.lookup = lookup
    }

    public convenience init<Storage>(store: SessionStore<Storage>) {
        self.init { id, completion in
            Task {
                do throws(SessionError) {
                    completion(.success(try await store.visit(id)))
                } catch {
                    completion(.failure(error))
                }
            }
        }
    }

    /// How often a session was looked up in earnest.
    public var lookups: Int {
        return state.withLock { $0.lookups }
    }

    /// How many callers wait.
    public var waiting: Int {
        return state.withLock { $0.pending.values.reduce(0) { $0 + $1.count } }
    }

    /// - Parameter completion: is called once; callers of one look-up in the order in which they asked.
    public func load(_ id: SessionID, completion: @escaping Completion) {
        let isFirst = state.withLock { state in
            let isFirst = state.pending[id] == nil
            state.pending[id, default: []].append(completion)
            state.lookups += isFirst ? 1 : 0
            return isFirst
        }
        guard isFirst else { return }
        lookup(id) { result in
            self.finish(id, with: result)
        }
    }

    public func session(_ id: SessionID) async throws(SessionError) -> Session {
        let result = await withCheckedContinuation { continuation in
            load(id) { result in
                continuation.resume(returning: result)
            }
        }
        return try result.get()
    }

    /// Tells all who wait that they need not; an answer that comes later is ignored.
    public func cancelAll(because cause: String) {
        let pending = state.withLock { state in
            defer { state.pending = [:] }
            return state.pending
        }
        for completion in pending.sorted(by: { $0.key.text < $1.key.text }).flatMap(\.value) {
            completion(.failure(.unavailable(cause)))
        }
    }

    private func finish(_ id: SessionID, with result: Result<Session, SessionError>) {
        let completions = state.withLock { $0.pending.removeValue(forKey: id) } ?? []
        for completion in completions {
            completion(result)
        }
    }
}
