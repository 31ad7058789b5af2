/// When a failed delivery is tried again. All times are seconds.
public struct RetryPolicy: Codable, Sendable, Hashable {
    public let maximumAttempts: Int
    public let firstDelay: Int
    public let factor: Int
    public let longestDelay: Int

    private enum CodingKeys: String, CodingKey {
        case maximumAttempts = "max_attempts"
        case firstDelay = "first_delay"
        case factor
        case longestDelay = "longest_delay"
    }

    /// Counts below one are one, delays below zero are zero.
    public init(maximumAttempts: Int = 6, firstDelay: Int = 5, factor: Int = 4, longestDelay: Int = 21_600) {
        self.maximumAttempts = max(1, maximumAttempts)
        self.firstDelay = max(0, firstDelay)
        self.factor = max(1, factor)
        self.longestDelay = max(0, longestDelay)
    }

    public static let standard = RetryPolicy()
    public static let never = RetryPolicy(maximumAttempts: 1)

    /// How long to wait behind an attempt, the first of which is number one; `nil` when there is
    /// no other attempt. A receiver that asks for more time gets it, up to the longest delay.
    public func delay(afterAttempt number: Int, askedFor asked: Int? = nil) -> Int? {
        guard number < maximumAttempts else { return nil }
        var delay = firstDelay
        for _ in 1..<max(1, number) where delay < longestDelay {
            let (product, overflow) = delay.multipliedReportingOverflow(by: factor)
            delay = overflow ? longestDelay : product
        }
        return min(max(delay, asked ?? 0), longestDelay)
    }
}
