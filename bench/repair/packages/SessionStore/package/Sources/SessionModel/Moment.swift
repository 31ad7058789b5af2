/// A point in time, in whole seconds since 1970 (UTC).
public struct Moment: Hashable, Comparable, Sendable {
    public let seconds: Int64

    public init(seconds: Int64) {
        self.seconds = seconds
    }

    public static func < (left: Moment, right: Moment) -> Bool {
        return left.seconds < right.seconds
    }

    /// Stays at the end of time instead of overflowing.
    public static func + (moment: Moment, span: Span) -> Moment {
        let (sum, overflow) = moment.seconds.addingReportingOverflow(span.seconds)
        return Moment(seconds: overflow ? .max : sum)
    }

    /// How much later it is than `earlier`; zero if it is not later.
    public func since(_ earlier: Moment) -> Span {
        return .seconds(self > earlier ? seconds - earlier.seconds : 0)
    }
}

extension Moment: Codable {
    public init(from decoder: any Decoder) throws {
        self.init(seconds: try decoder.singleValueContainer().decode(Int64.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(seconds)
    }
}
