import SessionModel

/// Keeps sessions, whole and by name. It knows nothing of time.
public protocol SessionStorage: Sendable {
    associatedtype Failure: Error

    func load(_ id: SessionID) async throws(Failure) -> Session?
    func save(_ session: Session) async throws(Failure)
    /// - Returns: whether there was one.
    func remove(_ id: SessionID) async throws(Failure) -> Bool
    /// All sessions, in the order of their creation, those of the same moment in the order of their names.
    func all() async throws(Failure) -> [Session]
}

extension SessionStorage {
    public func count() async throws(Failure) -> Int {
        let sessions = try await all()
        return sessions.count
    }
}

extension Sequence where Element == Session {
    /// The order of `SessionStorage.all()`.
    public func inOrderOfCreation() -> [Session] {
        return sorted { ($0.createdAt, $0.id.text) < ($1.createdAt, $1.id.text) }
    }
}
