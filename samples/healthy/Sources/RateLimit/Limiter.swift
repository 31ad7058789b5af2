/// One bucket per client.
public actor Limiter {
    private let capacity: Double
    private let refillPerSecond: Double
    private var buckets: [String: TokenBucket] = [:]

    public init(capacity: Double, refillPerSecond: Double) {
        self.capacity = capacity
        self.refillPerSecond = refillPerSecond
    }

    /// Whether a request of this client may pass at the time `now`, in seconds.
    public func allows(_ client: String, now: Double) -> Bool {
        var bucket = buckets[client]
            ?? TokenBucket(capacity: capacity, refillPerSecond: refillPerSecond, now: now)
        defer { buckets[client] = bucket }
        return bucket.take(now: now)
    }

    public var clientCount: Int { buckets.count }
}
