import SessionModel

/// Sessions in numbers.
public struct SessionSummary: Hashable, Sendable {
    public let total: Int
    public let anonymous: Int
    public let expired: Int
    /// How many sessions each user has, the users with most first, those with as many by name.
    public let users: [(name: String, count: Int)]
    public let oldest: Span

    public init(of sessions: [Session], policy: ExpiryPolicy, at now: Moment) {
        total = sessions.count
        anonymous = sessions.count { $0.isAnonymous }
        expired = sessions.count { policy.isExpired($0, at: now) }
        var counts: [String: Int] = [:]
        for session in sessions {
            guard let user = session.user else { continue }
            counts[user, default: 0] += 1
        }
        users = counts
            .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { (name: $0.key, count: $0.value) }
        oldest = sessions.map { now.since($0.createdAt) }.max() ?? .zero
    }

    /// The share of sessions that have a user, in whole percent; 0 of none.
    public var knownPercent: Int {
        guard total > 0 else { return 0 }
        return Int((Double(total - anonymous) * 100 / Double(total)).rounded(.toNearestOrAwayFromZero))
    }

    public static func == (left: SessionSummary, right: SessionSummary) -> Bool {
        return left.total == right.total && left.anonymous == right.anonymous && left.expired == right.expired
            && left.oldest == right.oldest && left.users.elementsEqual(right.users) { $0 == $1 }
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(total)
        hasher.combine(anonymous)
        hasher.combine(expired)
        hasher.combine(oldest)
    }
}
