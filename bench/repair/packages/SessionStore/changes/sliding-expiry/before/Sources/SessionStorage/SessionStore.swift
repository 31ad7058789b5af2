import SessionModel

/// The sessions of a server: names them, times them and tells of them.
public actor SessionStore<Storage: SessionStorage> {
    public nonisolated let policy: ExpiryPolicy
    public nonisolated let events = EventBus()
    private let storage: Storage
    private let clock: any ServerClock
    private let ids: any SessionIDSource

    public init(
        storage: Storage, policy: ExpiryPolicy, clock: any ServerClock, ids: any SessionIDSource = RandomIDSource()
    ) {
        self.storage = storage
        self.policy = policy
        self.clock = clock
        self.ids = ids
    }

    /// Begins a session.
    public func create(for user: String? = nil) async throws(SessionError) -> Session {
        let session = Session(id: ids.next(), user: user, createdAt: clock.now)
        try await perform { storage throws(Storage.Failure) in try await storage.save(session) }
        events.post(.created(session.id))
        return session
    }

    /// The session of that name, for a visitor.
    /// - Throws: `SessionError.unknown`, or `SessionError.expired` the first time and `unknown` from then on.
    public func visit(_ id: SessionID) async throws(SessionError) -> Session {
        return try await find(id)
    }

    /// As `visit`, but leaves no trace in the session.
    public func find(_ id: SessionID) async throws(SessionError) -> Session {
        let loaded = try await perform { storage throws(Storage.Failure) in try await storage.load(id) }
        guard let session = loaded else { throw .unknown(id) }
        switch policy.expiry(of: session, at: clock.now) {
        case .alive:
            return session
        case .expired(let reason):
            _ = try await discard(id)
            events.post(.expired(id, reason))
            throw .expired(id, reason)
        }
    }

    /// Changes a session.
    /// - Returns: the changed one.
    @discardableResult
    public func update(
        _ id: SessionID, _ change: @Sendable (inout Session) -> Void
    ) async throws(SessionError) -> Session {
        var session = try await find(id)
        change(&session)
        try await save(session)
        return session
    }

    /// Keeps a session as it is.
    public func save(_ session: Session) async throws(SessionError) {
        try await perform { storage throws(Storage.Failure) in try await storage.save(session) }
    }

    /// Gives a session a new name, as must be done when a visitor logs in.
    public func rename(_ id: SessionID) async throws(SessionError) -> Session {
        let session = try await find(id).renamed(to: ids.next())
        try await save(session)
        _ = try await discard(id)
        events.post(.renamed(from: id, to: session.id))
        return session
    }

    /// - Returns: whether there was such a session.
    @discardableResult
    public func end(_ id: SessionID) async throws(SessionError) -> Bool {
        guard try await discard(id) else { return false }
        events.post(.ended(id))
        return true
    }

    /// Throws away what has expired.
    /// - Returns: how many sessions that were.
    @discardableResult
    public func sweep() async throws(SessionError) -> Int {
        let now = clock.now
        var count = 0
        for session in try await sessions() where policy.isExpired(session, at: now) {
            if try await discard(session.id) {
                count += 1
            }
        }
        events.post(.swept(count: count))
        return count
    }

    /// All sessions, expired ones too unless they were swept.
    public func sessions() async throws(SessionError) -> [Session] {
        return try await perform { storage throws(Storage.Failure) in try await storage.all() }
    }

    private func discard(_ id: SessionID) async throws(SessionError) -> Bool {
        return try await perform { storage throws(Storage.Failure) in try await storage.remove(id) }
    }

    private func perform<Value: Sendable>(
        _ work: @Sendable (Storage) async throws(Storage.Failure) -> Value
    ) async throws(SessionError) -> Value {
        do {
            return try await work(storage)
        } catch {
            throw .unavailable("\(error)")
        }
    }
}
