import SessionModel

/// Keeps sessions in memory, and of too many those that were seen last.
public actor MemoryStorage: SessionStorage {
    public typealias Failure = Never

    private var sessions: [SessionID: Session] = [:]
    public let capacity: Int
    public private(set) var evicted = 0

    /// - Parameter capacity: at least one.
    public init(capacity: Int = .max) {
        self.capacity = max(capacity, 1)
    }

    public func load(_ id: SessionID) -> Session? {
        return sessions[id]
    }

    public func save(_ session: Session) {
        sessions[session.id] = session
        while sessions.count > capacity, let victim = leastRecent(except: session.id) {
            sessions[victim] = nil
            evicted += 1
        }
    }

    public func remove(_ id: SessionID) -> Bool {
        return sessions.removeValue(forKey: id) != nil
    }

    public func all() -> [Session] {
        return sessions.values.inOrderOfCreation()
    }

    private func leastRecent(except id: SessionID) -> SessionID? {
        return sessions.values.lazy
            .filter { $0.id != id }
            .min { ($0.seenAt, $0.id.text) < ($1.seenAt, $1.id.text) }?
            .id
    }
}
