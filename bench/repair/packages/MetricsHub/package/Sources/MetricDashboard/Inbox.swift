import MetricModel
import Synchronization

/// Keeps snapshots until the dashboard has time for them.
final class Inbox: Sendable {
    private let waiting = Mutex<[Snapshot]>([])
    private let capacity: Int

    init(capacity: Int) {
        self.capacity = max(capacity, 1)
    }

    /// Of too many the oldest is lost.
    /// - Returns: whether the inbox was empty.
    func put(_ snapshot: Snapshot) -> Bool {
        waiting.withLock { waiting in
            let wasEmpty = waiting.isEmpty
            waiting.append(snapshot)
            if waiting.count > capacity {
                waiting.removeFirst()
            }
            return wasEmpty
        }
    }

    /// All, oldest first.
    func takeAll() -> [Snapshot] {
        waiting.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
    }
}
