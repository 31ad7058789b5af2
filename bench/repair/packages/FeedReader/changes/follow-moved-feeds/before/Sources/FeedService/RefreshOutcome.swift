import FeedParsing

/// What came of refreshing a feed.
public enum RefreshOutcome: Hashable, Sendable {
    case updated(new: Int)
    case unchanged
    case failed(RefreshError)

    /// Whether it was worth the trouble.
    public var isFresh: Bool {
        switch self {
        case .updated(let new): return new > 0
        case .unchanged, .failed: return false
        }
    }
}

/// Why a feed could not be refreshed.
public enum RefreshError: Error, Hashable, Sendable {
    case unreachable(String)
    case refused(status: Int)
    case invalid(FeedError)
    case notStored(String)
    case notSubscribed
}

extension RefreshError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unreachable(let cause): return "unreachable: \(cause)"
        case .refused(404), .refused(410): return "gone"
        case .refused(let status): return "refused with \(status)"
        case .invalid(let error): return "no feed: \(error)"
        case .notStored(let cause): return "not stored: \(cause)"
        case .notSubscribed: return "not subscribed"
        }
    }
}
