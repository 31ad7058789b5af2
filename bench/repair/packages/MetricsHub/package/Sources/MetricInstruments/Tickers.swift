import Glibc
import Synchronization

/// The time since the machine was started.
public struct MonotonicTicker: Ticker {
    public init() {}

    public var nanoseconds: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}

/// Goes on by a step each time it is read.
public final class SteppingTicker: Ticker {
    private let now: Mutex<Int64>
    private let step: Int64

    public init(milliseconds: Int64) {
        step = milliseconds * 1_000_000
        now = Mutex(0)
    }

    public var nanoseconds: Int64 {
        now.withLock { now in
            defer { now += step }
            return now
        }
    }
}
