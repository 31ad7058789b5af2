import Glibc
import Synchronization

/// Tells the time. Nothing in this package asks anybody else.
public protocol ServerClock: Sendable {
    var now: Moment { get }
}

public struct SystemClock: ServerClock {
    public init() {}

    public var now: Moment {
        return Moment(seconds: Int64(time(nil)))
    }
}

/// A clock that goes only when it is told to.
public final class ManualClock: ServerClock {
    private let moment: Mutex<Moment>

    public init(_ moment: Moment = Moment(seconds: 0)) {
        self.moment = Mutex(moment)
    }

    public var now: Moment {
        return moment.withLock { $0 }
    }

    /// - Returns: the new time.
    @discardableResult
    public func advance(by span: Span) -> Moment {
        return moment.withLock { moment in
            moment = moment + span
            return moment
        }
    }
}
