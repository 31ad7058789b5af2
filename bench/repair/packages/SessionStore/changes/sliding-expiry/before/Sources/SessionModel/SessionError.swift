/// Why there is no session to work with.
public enum SessionError: Error, Hashable, Sendable {
    case unknown(SessionID)
    case expired(SessionID, ExpiryReason)
    /// The storage does not do its work.
    case unavailable(String)

    /// Whether the visitor may simply be given a new session.
    public var isForgivable: Bool {
        switch self {
        case .unknown, .expired: return true
        case .unavailable: return false
        }
    }
}

extension SessionError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unknown(let id): return "no session \(id)"
        case .expired(let id, .tooOld): return "session \(id) is too old"
        case .unavailable(let cause): return "sessions unavailable: \(cause)"
        }
    }
}
