import FeedModel

/// Calls back later. Not to be shared between threads.
public protocol Alarm: AnyObject {
    func call(after seconds: Int, _ action: @escaping () -> Void)
}

/// Time that passes when it is told to.
public final class ManualAlarm: Alarm {
    private var calls: [(time: Int, action: () -> Void)] = []
    public private(set) var now = 0

    public init() {}

    public func call(after seconds: Int, _ action: @escaping () -> Void) {
        let time = now + max(seconds, 0)
        let index = calls.firstIndex { $0.time > time } ?? calls.count
        calls.insert((time, action), at: index)
    }

    public var pending: Int {
        return calls.count
    }

    public func pass(_ seconds: Int) {
        let end = now + seconds
        while let call = calls.first, call.time <= end {
            calls.removeFirst()
            now = call.time
            call.action()
        }
        now = end
    }
}

/// Decides when feeds are refreshed: those with news often, the others ever more rarely.
public final class RefreshPlan {
    public typealias Refresh = (FeedAddress, _ done: @escaping (RefreshOutcome) -> Void) -> Void

    private let alarm: any Alarm
    private let shortest: Int
    private let longest: Int
    private let refresh: Refresh
    private var intervals: [FeedAddress: Int] = [:]
    private var listeners: [(FeedAddress, RefreshOutcome) -> Void] = []
    private var running: Set<FeedAddress> = []
    public private(set) var failures: [FeedAddress: Int] = [:]

    /// - Parameter shortest: seconds between two refreshes at the least.
    /// - Parameter longest: and at the most.
    public init(alarm: any Alarm, shortest: Int = 300, longest: Int = 86_400, refresh: @escaping Refresh) {
        self.alarm = alarm
        self.shortest = max(shortest, 1)
        self.longest = max(longest, self.shortest)
        self.refresh = refresh
    }

    public func onOutcome(_ listener: @escaping (FeedAddress, RefreshOutcome) -> Void) {
        listeners.append(listener)
    }

    /// Refreshes at once, and from then on by plan.
    public func add(_ address: FeedAddress) {
        guard intervals[address] == nil else { return }
        intervals[address] = shortest
        begin(address)
    }

    /// A refresh that goes on already is not stopped, but nobody hears of it.
    public func remove(_ address: FeedAddress) {
        intervals[address] = nil
        failures[address] = nil
    }

    /// In how many seconds after the last refresh the next comes.
    public func interval(of address: FeedAddress) -> Int? {
        return intervals[address]
    }

    private func begin(_ address: FeedAddress) {
        guard intervals[address] != nil, running.insert(address).inserted else { return }
        refresh(address) { outcome in
            self.running.remove(address)
            self.finish(address, outcome)
        }
    }

    private func finish(_ address: FeedAddress, _ outcome: RefreshOutcome) {
        guard let last = intervals[address] else { return }
        let next = interval(after: outcome, last: last)
        intervals[address] = next
        if case .failed = outcome {
            failures[address, default: 0] += 1
        } else {
            failures[address] = nil
        }
        alarm.call(after: next) {
            self.begin(address)
        }
        for listener in listeners {
            listener(address, outcome)
        }
    }

    private func interval(after outcome: RefreshOutcome, last: Int) -> Int {
        switch outcome {
        case .updated(let new) where new > 0:
            return max(last / 2, shortest)
        case .updated, .unchanged:
            return min(last * 2, longest)
        case .failed(.refused(404)), .failed(.refused(410)):
            return longest
        case .failed:
            return min(last * 4, longest)
        }
    }
}
