/// When to try again. Times are milliseconds.
public struct RetryPolicy: Hashable, Sendable {
    public enum Delay: Hashable, Sendable {
        case none
        case fixed(Int)
        /// Doubles from attempt to attempt, up to a limit.
        case doubling(first: Int, most: Int)
    }

    public let attempts: Int
    public let delay: Delay

    /// - Parameter attempts: how often to try at all, at least once.
    public init(attempts: Int, delay: Delay = .none) {
        self.attempts = max(1, attempts)
        self.delay = delay
    }

    public static let never = RetryPolicy(attempts: 1)
    public static let usual = RetryPolicy(attempts: 4, delay: .doubling(first: 1_000, most: 60_000))

    /// How long to wait after the attempt of this number (from 1), `nil` if there is no other.
    public func pause(after attempt: Int, _ error: TransportError) -> Int? {
        guard attempt < attempts, error.isTemporary else { return nil }
        switch (delay, error) {
        case (.none, _):
            return 0
        case (_, .disconnected) where attempt == 1:
            // A lost connection is worth one attempt at once.
            return 0
        case (.fixed(let pause), _):
            return pause
        case (.doubling(let first, let most), _):
            var pause = first
            for _ in 1..<attempt where pause < most {
                pause *= 2
            }
            return min(pause, most)
        }
    }
}

extension RetryPolicy: Codable {
    private enum CodingKeys: String, CodingKey {
        case attempts = "max_attempts"
        case first = "delay_ms"
        case most = "max_delay_ms"
    }

    /// Without `max_delay_ms` the delay is fixed.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let attempts = try container.decode(Int.self, forKey: .attempts)
        let first = try container.decodeIfPresent(Int.self, forKey: .first)
        let most = try container.decodeIfPresent(Int.self, forKey: .most)
        switch (first, most) {
        case (nil, _):
            self.init(attempts: attempts)
        case (let first?, nil):
            self.init(attempts: attempts, delay: .fixed(first))
        case (let first?, let most?):
            self.init(attempts: attempts, delay: .doubling(first: first, most: most))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(attempts, forKey: .attempts)
        switch delay {
        case .none:
            break
        case .fixed(let pause):
            try container.encode(pause, forKey: .first)
        case .doubling(let first, let most):
            try container.encode(first, forKey: .first)
            try container.encode(most, forKey: .most)
        }
    }
}
