/// A length of time in whole milliseconds. Calculations that would overflow stay at the greatest duration.
public struct JobDuration: Hashable, Sendable {
    public let milliseconds: Int64

    private init(unchecked milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// Negative lengths are taken for zero.
    public static func milliseconds(_ count: Int64) -> JobDuration {
        return JobDuration(unchecked: max(0, count))
    }

    public static func seconds(_ count: Int64) -> JobDuration {
        return .milliseconds(1) * 1000 * count
    }

    public static func minutes(_ count: Int64) -> JobDuration {
        return .seconds(60) * count
    }

    public static let zero = JobDuration(unchecked: 0)
    public static let greatest = JobDuration(unchecked: .max)

    public static func + (lhs: JobDuration, rhs: JobDuration) -> JobDuration {
        let (sum, overflow) = lhs.milliseconds.addingReportingOverflow(rhs.milliseconds)
        return overflow ? .greatest : JobDuration(unchecked: sum)
    }

    public static func * (lhs: JobDuration, rhs: Int64) -> JobDuration {
        guard rhs > 0 else { return .zero }
        let (product, overflow) = lhs.milliseconds.multipliedReportingOverflow(by: rhs)
        return overflow ? .greatest : JobDuration(unchecked: product)
    }

    /// The given percentage of the duration, rounded down.
    public func percent(_ share: Int) -> JobDuration {
        let share = Int64(max(0, share))
        let (whole, rest) = milliseconds.quotientAndRemainder(dividingBy: 100)
        return JobDuration(unchecked: whole) * share + JobDuration(unchecked: rest * share / 100)
    }
}

extension JobDuration: Comparable {
    public static func < (lhs: JobDuration, rhs: JobDuration) -> Bool {
        return lhs.milliseconds < rhs.milliseconds
    }
}

extension JobDuration: Codable {
    public init(from decoder: any Decoder) throws {
        self = .milliseconds(try decoder.singleValueContainer().decode(Int64.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }
}

extension JobDuration: CustomStringConvertible {
    /// `250ms`, `1.5s` or `2m05s`: the coarsest unit that is not zero decides.
    public var description: String {
        switch milliseconds {
        case ..<1000:
            return "\(milliseconds)ms"
        case ..<60_000:
            let tenths = milliseconds % 1000 / 100
            return tenths == 0 ? "\(milliseconds / 1000)s" : "\(milliseconds / 1000).\(tenths)s"
        default:
            let seconds = milliseconds / 1000 % 60
            return "\(milliseconds / 60_000)m\(seconds < 10 ? "0" : "")\(seconds)s"
        }
    }
}
