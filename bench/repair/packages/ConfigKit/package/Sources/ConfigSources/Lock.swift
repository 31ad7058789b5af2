#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A mutex of the system.
package final class Lock: @unchecked Sendable {
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>

  package init() {
    mutex = .allocate(capacity: 1)
    mutex.initialize(to: pthread_mutex_t())
    pthread_mutex_init(mutex, nil)
  }

  deinit {
    pthread_mutex_destroy(mutex)
    mutex.deinitialize(count: 1)
    mutex.deallocate()
  }

  package func lock() {
    let code = pthread_mutex_lock(mutex)
    precondition(code == 0)
  }

  package func unlock() {
    let code = pthread_mutex_unlock(mutex)
    precondition(code == 0)
  }

  package func withLock<Result>(_ body: () -> Result) -> Result {
    lock()
    defer { unlock() }
    return body()
  }
}
