/// The life of an endpoint.
public enum EndpointState: Sendable, Hashable {
    case active
    /// The last deliveries failed; new ones are still tried.
    case failing(count: Int)
    case disabled(DisableReason)

    public enum DisableReason: String, Codable, Sendable, CaseIterable {
        case byOwner = "owner"
        case gone
        case tooManyFailures = "failures"
    }

    /// What can happen to an endpoint.
    public enum Trigger: Sendable, Hashable {
        case delivered
        case failed
        case gone
        case disable
        case enable
    }

    /// A trigger that has no meaning in a state.
    public struct TransitionError: Error, Equatable {
        public let state: EndpointState
        public let trigger: Trigger
    }

    public var isDeliverable: Bool {
        switch self {
        case .active, .failing: return true
        case .disabled: return false
        }
    }

    /// Goes on to the next state. The result of a delivery that was on its way when the endpoint
    /// was disabled changes nothing.
    /// - Parameter limit: how many failures in a row disable the endpoint.
    /// - Throws: ``TransitionError``, and then the state is as it was.
    public mutating func apply(_ trigger: Trigger, limit: Int) throws {
        switch (self, trigger) {
        case (.active, .delivered), (.failing, .delivered):
            self = .active
        case (.active, .failed):
            self = limit <= 1 ? .disabled(.tooManyFailures) : .failing(count: 1)
        case (.failing(let count), .failed):
            self = count + 1 >= limit ? .disabled(.tooManyFailures) : .failing(count: count + 1)
        case (.active, .gone), (.failing, .gone):
            self = .disabled(.gone)
        case (.active, .disable), (.failing, .disable), (.disabled(.tooManyFailures), .disable):
            self = .disabled(.byOwner)
        case (.disabled(.byOwner), .enable), (.disabled(.tooManyFailures), .enable):
            self = .active
        case (.disabled, .delivered), (.disabled, .failed), (.disabled, .gone):
            break
        case (.active, .enable), (.failing, .enable), (.disabled(.gone), .enable),
            (.disabled(.gone), .disable), (.disabled(.byOwner), .disable):
            throw TransitionError(state: self, trigger: trigger)
        }
    }
}

extension EndpointState: Codable {
    private enum CodingKeys: String, CodingKey {
        case status
        case count = "failure_count"
        case reason
    }

    private enum Status: String, Codable {
        case active, failing, disabled
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try container.decode(Status.self, forKey: .status) {
        case .active:
            self = .active
        case .failing:
            self = .failing(count: try container.decodeIfPresent(Int.self, forKey: .count) ?? 1)
        case .disabled:
            self = .disabled(try container.decode(DisableReason.self, forKey: .reason))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .active:
            try container.encode(Status.active, forKey: .status)
        case .failing(let count):
            try container.encode(Status.failing, forKey: .status)
            try container.encode(count, forKey: .count)
        case .disabled(let reason):
            try container.encode(Status.disabled, forKey: .status)
            try container.encode(reason, forKey: .reason)
        }
    }
}
