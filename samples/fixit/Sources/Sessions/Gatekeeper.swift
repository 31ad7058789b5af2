/// Decides whether a request with a token may pass.
public struct Gatekeeper: Sendable {
    private let store: SessionStore

    public init(store: SessionStore) {
        self.store = store
    }

    /// Refreshes the session when it is alive.
    public func admits(_ token: String, at now: Double) async -> Bool {
        guard TokenFormat.check(token) else { return false }
        guard store.isAlive(token, at: now) else { return false }
        await store.touch(token, at: now)
        return true
    }
}
