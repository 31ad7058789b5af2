import Foundation

/// Which doors are open. All state is guarded by a lock.
final class Keys {
    static let shared = Keys()
    private let lock = NSLock()
    private var open: Set<Int> = []

    func open(_ door: Int) {
        lock.withLock { _ = open.insert(door) }
    }
}
