/// What became of an attempt.
public enum Outcome: Sendable, Hashable {
    case delivered(status: Int)
    /// It may work later.
    case deferred(Failure)
    /// It will never work.
    case rejected(Failure)
    /// The receiver does not exist any more.
    case gone

    public enum Failure: Sendable, Hashable {
        case status(Int)
        case timeout
        case unreachable(String)
    }

    /// The outcome of a response.
    public init(status: Int) {
        switch status {
        case 200..<300: self = .delivered(status: status)
        case 410: self = .gone
        case 408, 425, 429, 500...: self = .deferred(.status(status))
        default: self = .rejected(.status(status))
        }
    }

    /// What the outcome means for the endpoint.
    public var trigger: EndpointState.Trigger {
        switch self {
        case .delivered: return .delivered
        case .deferred, .rejected: return .failed
        case .gone: return .gone
        }
    }
}

extension Outcome: CustomStringConvertible {
    public var description: String {
        switch self {
        case .delivered(let status): return "delivered (\(status))"
        case .deferred(let failure): return "deferred: \(failure)"
        case .rejected(let failure): return "rejected: \(failure)"
        case .gone: return "gone"
        }
    }
}

extension Outcome.Failure: CustomStringConvertible {
    public var description: String {
        switch self {
        case .status(let code): return "status \(code)"
        case .timeout: return "no answer in time"
        case .unreachable(let reason): return "unreachable, \(reason)"
        }
    }
}

/// One attempt, as it is reported.
public struct DeliveryRecord: Sendable, Hashable {
    public let eventID: String
    public let endpointID: String
    public let attempt: Int
    public let outcome: Outcome
    /// When the next attempt is due, in seconds since 1970; `nil` when there is none.
    public let nextAttempt: Int?

    public init(eventID: String, endpointID: String, attempt: Int, outcome: Outcome, nextAttempt: Int? = nil) {
        self.eventID = eventID
        self.endpointID = endpointID
        self.attempt = attempt
        self.outcome = outcome
        self.nextAttempt = nextAttempt
    }
}
