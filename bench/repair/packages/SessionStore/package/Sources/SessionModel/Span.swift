/// A length of time in whole seconds, never negative.
public struct Span: Hashable, Comparable, Sendable {
    public let seconds: Int64

    private init(clamping seconds: Int64) {
        self.seconds = max(seconds, 0)
    }

    public static let zero = Span(clamping: 0)

    public static func seconds(_ count: Int64) -> Span {
        return Span(clamping: count)
    }

    public static func minutes(_ count: Int64) -> Span {
        let (seconds, overflow) = count.multipliedReportingOverflow(by: 60)
        return overflow && count > 0 ? Span(clamping: .max) : Span(clamping: seconds)
    }

    public static func hours(_ count: Int64) -> Span {
        let (minutes, overflow) = count.multipliedReportingOverflow(by: 60)
        return overflow && count > 0 ? Span(clamping: .max) : .minutes(minutes)
    }

    public static func days(_ count: Int64) -> Span {
        return .hours(count > .max / 24 ? .max : count * 24)
    }

    public static func < (left: Span, right: Span) -> Bool {
        return left.seconds < right.seconds
    }
}

extension Span: CustomStringConvertible {
    /// The two largest units that are needed: `2d04h`, `3h05m`, `10m`, `59s`.
    public var description: String {
        let units: [(name: String, size: Int64)] = [("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1)]
        guard let index = units.firstIndex(where: { seconds >= $0.size }) else { return "0s" }
        let first = units[index]
        let text = "\(seconds / first.size)\(first.name)"
        guard index + 1 < units.count else { return text }
        let second = units[index + 1]
        let rest = seconds % first.size / second.size
        guard rest > 0 else { return text }
        return text + (rest < 10 ? "0" : "") + "\(rest)\(second.name)"
    }
}

extension Span: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        self.init(clamping: try container.decode(Int64.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(seconds)
    }
}
