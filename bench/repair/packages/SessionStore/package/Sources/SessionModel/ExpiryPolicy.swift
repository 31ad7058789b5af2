/// Why a session is over.
public enum ExpiryReason: String, Codable, Hashable, Sendable {
    case tooOld = "too_old"
    case idle
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
    /// A time after the last visit, and at the latest `absolute` after creation.
    case sliding(idle: Span, absolute: Span?)

    /// Whether a visit lengthens a session's life.
    public var dependsOnVisits: Bool {
        switch self {
        case .never, .fixed: return false
        case .sliding: return true
        }
    }

    /// A session is over at the very second at which its time has passed.
    public func expiry(of session: Session, at now: Moment) -> Expiry {
        switch self {
        case .never:
            return .alive(until: nil)
        case .fixed(let span):
            let end = session.createdAt + span
            return now >= end ? .expired(.tooOld) : .alive(until: end)
        case .sliding(let idle, let absolute):
            let idleEnd = session.seenAt + idle
            guard let absolute else {
                return now >= idleEnd ? .expired(.idle) : .alive(until: idleEnd)
            }
            let end = session.createdAt + absolute
            switch (now >= end, now >= idleEnd) {
            case (true, _): return .expired(.tooOld)
            case (false, true): return .expired(.idle)
            case (false, false): return .alive(until: min(end, idleEnd))
            }
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
        case .sliding(let idle, nil): return "after \(idle) without a visit"
        case .sliding(let idle, let absolute?): return "after \(idle) without a visit, at the latest after \(absolute)"
        }
    }
}
