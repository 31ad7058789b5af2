/// Why a session is over.
public enum ExpiryReason: String, Codable, Hashable, Sendable {
    case tooOld = "too_old"
}

public enum Expiry: Hashable, Sendable {
    /// Until when, exclusively, if nobody comes; `nil` for ever.
    case alive(until: Moment?)
    case expired(ExpiryReason)
}

/// How long sessions live.
public enum ExpiryPolicy: Hashable, Sendable {
    case never
    /// A time after creation.
    case fixed(after: Span)

    /// A session is over at the very second at which its time has passed.
    public func expiry(of session: Session, at now: Moment) -> Expiry {
        switch self {
        case .never:
            return .alive(until: nil)
        case .fixed(let span):
            let end = session.createdAt + span
            return now >= end ? .expired(.tooOld) : .alive(until: end)
        }
    }

    public func isExpired(_ session: Session, at now: Moment) -> Bool {
        if case .expired = expiry(of: session, at: now) { return true }
        return false
    }
}

extension ExpiryPolicy: CustomStringConvertible {
    public var description: String {
        switch self {
        case .never: return "never"
        case .fixed(let span): return "after \(span)"
        }
    }
}
