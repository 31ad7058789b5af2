import JobTiming

/// In JSON a back-off is an object with its kind: `{"kind": "constant", "delay_ms": 500}`.
extension Backoff: Codable {
    private enum CodingKeys: String, CodingKey {
        case kind
        case delay = "delay_ms"
        case factor
        case cap = "cap_ms"
    }

    private enum Kind: String, Codable {
        case none
        case constant
        case exponential
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try container.decode(Kind.self, forKey: .kind) {
        case .none:
            self = .none
        case .constant:
            self = .constant(try container.decode(JobDuration.self, forKey: .delay))
        case .exponential:
            self = .exponential(
                base: try container.decode(JobDuration.self, forKey: .delay),
                factor: try container.decodeIfPresent(Int.self, forKey: .factor) ?? 2,
                cap: try container.decodeIfPresent(JobDuration.self, forKey: .cap) ?? .greatest)
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .none:
            try container.encode(Kind.none, forKey: .kind)
        case .constant(let delay):
            try container.encode(Kind.constant, forKey: .kind)
            try container.encode(delay, forKey: .delay)
        case .exponential(let base, let factor, let cap):
            try container.encode(Kind.exponential, forKey: .kind)
            try container.encode(base, forKey: .delay)
            try container.encode(factor, forKey: .factor)
            if cap < .greatest {
                try container.encode(cap, forKey: .cap)
            }
        }
    }
}
