import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A moment, counted in milliseconds from some start.
public struct JobTime: Hashable, Sendable {
    public let milliseconds: Int64

    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// The moment `duration` later, or the last one there is.
    public static func + (lhs: JobTime, rhs: JobDuration) -> JobTime {
        let (sum, overflow) = lhs.milliseconds.addingReportingOverflow(rhs.milliseconds)
        return JobTime(milliseconds: overflow ? .max : sum)
    }

    /// How long ago `earlier` was; zero if it is still to come.
    public func since(_ earlier: JobTime) -> JobDuration {
        return .milliseconds(milliseconds - earlier.milliseconds)
    }
}

extension JobTime: Comparable {
    public static func < (lhs: JobTime, rhs: JobTime) -> Bool {
        return lhs.milliseconds < rhs.milliseconds
    }
}

extension JobTime: Codable {
    public init(from decoder: any Decoder) throws {
        self.init(milliseconds: try decoder.singleValueContainer().decode(Int64.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }
}

/// Says what time it is. Everything in the queue that depends on time asks an injected clock.
public protocol JobClock: Sendable {
    func now() -> JobTime
}

/// The clock of the machine.
public struct SystemClock: JobClock {
    public init() {}

    public func now() -> JobTime {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return JobTime(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }
}

/// A clock that stands still until it is told otherwise.
public final class ManualClock: JobClock {
    private let time: Mutex<JobTime>

    public init(_ start: JobTime = JobTime(milliseconds: 0)) {
        self.time = Mutex(start)
    }

    public func now() -> JobTime {
        return time.withLock { $0 }
    }

    /// - Returns: the new time.
    @discardableResult
    public func advance(by duration: JobDuration) -> JobTime {
        return time.withLock { time in
            time = time + duration
            return time
        }
    }

    /// Goes on to `moment`; never goes back.
    public func advance(to moment: JobTime) {
        time.withLock { $0 = max($0, moment) }
    }
}
