/// Runs every operation once per key and answers later ones with the same value. Operations that fail
/// are forgotten, so that they may be tried again.
public actor IdempotencyStore<Value: Sendable> {
    private struct Entry {
        let value: Value
        let expires: Int
    }

    private let lifetime: Int
    private let capacity: Int
    private var running: [String: Task<Value, any Error>] = [:]
    private var finished: [String: Entry] = [:]
    private var order: [String] = []

    /// - Parameters:
    ///   - lifetime: how many seconds a value is kept.
    ///   - capacity: how many values are kept; the oldest go first.
    public init(lifetime: Int, capacity: Int = 10_000) {
        self.lifetime = max(0, lifetime)
        self.capacity = max(1, capacity)
    }

    public var count: Int { return finished.count }

    /// The value of a key, if it is known at a time.
    public func value(for key: String, at now: Int) -> Value? {
        guard let entry = finished[key], entry.expires > now else { return nil }
        return entry.value
    }

    /// The known value of a key, or that of the operation. Callers that come while it runs wait for it.
    public func perform(
        _ key: String,
        at now: Int,
        _ operation: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        if let known = value(for: key, at: now) { return known }
        if let task = running[key] { return try await task.value }
        let task = Task { try await operation() }
        running[key] = task
        defer { running[key] = nil }
        let value = try await task.value
        keep(value, for: key, at: now)
        return value
    }

    /// Forgets all values that are too old, and answers how many there were.
    @discardableResult
    public func purge(at now: Int) -> Int {
        let old = finished.filter { $0.value.expires <= now }.map(\.key)
        for key in old { finished[key] = nil }
        order.removeAll { finished[$0] == nil }
        return old.count
    }

    private func keep(_ value: Value, for key: String, at now: Int) {
        order.removeAll { $0 == key }
        order.append(key)
        finished[key] = Entry(value: value, expires: now + lifetime)
        while order.count > capacity {
            finished[order.removeFirst()] = nil
        }
    }
}
