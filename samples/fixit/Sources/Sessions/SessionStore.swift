/// Sessions by their token, forgotten after a time without use.
public actor SessionStore {
    private var lastSeen: [String: Double] = [:]
    private let lifetime: Double

    /// - Parameter lifetime: Seconds without use after which a session ends.
    public init(lifetime: Double) {
        self.lifetime = lifetime
    }

    public func touch(_ token: String, at now: Double) {
        lastSeen[token] = now
    }

    public func isAlive(_ token: String, at now: Double) -> Bool {
        guard let seen = lastSeen[token] else { return false }
        return now - seen <= lifetime
    }

    /// Drops what has ended and returns how many went.
    public func sweep(at now: Double) -> Int {
        let before = lastSeen.count
        lastSeen = lastSeen.filter { now - $0.value <= lifetime }
        return before - lastSeen.count
    }
}
