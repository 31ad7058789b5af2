import Foundation
import StockModel

/// Holds pieces for customers for a limited time, for callers that do not wait.
///
/// A reservation that is neither confirmed nor given back within `holdTime` ticks counts as expired. The desk
/// gives expired ones back to the warehouse in ``settle()``.
public final class ReservationDesk<Timer: Scheduler>: @unchecked Sendable {
    public typealias Completion = @Sendable (Result<Reservation, StockError>) -> Void

    public let warehouse: Warehouse
    public let holdTime: Int
    private let timer: Timer
    private let lock = NSLock()
    private var holds: [Int: Timer.Token] = [:]
    private var expired: [Int] = []
    private var refusals = 0
    private var listeners: [@Sendable (Int) -> Void] = []

    public init(_ warehouse: Warehouse, holdTime: Int, timer: Timer) {
        self.warehouse = warehouse
        self.holdTime = holdTime
        self.timer = timer
    }

    /// How many reservations are held and may still expire.
    public var heldCount: Int {
        lock.withLock { holds.count }
    }

    /// How many requests could not be met.
    public var refusalCount: Int {
        lock.withLock { refusals }
    }

    /// Hears the numbers of reservations as they expire.
    public func onExpiry(_ listener: @escaping @Sendable (Int) -> Void) {
        lock.withLock { listeners.append(listener) }
    }

    /// Asks for pieces; `completion` is called once, on any thread.
    public func request(
        _ sku: SKU, _ count: Int, for customer: String, completion: @escaping Completion
    ) {
        attempt(sku, count, customer) { result in
            switch result {
            case .success(let reservation):
                let token = self.timer.schedule(after: self.holdTime) {
                    self.expire(reservation.id)
                }
                self.lock.withLock { self.holds[reservation.id] = token }
            case .failure:
                self.lock.withLock { self.refusals += 1 }
            }
            completion(result)
        }
    }

    /// Like `request`, for those who wait.
    public func reservation(of sku: SKU, _ count: Int, for customer: String) async throws(StockError) -> Reservation {
        let result = await withCheckedContinuation { continuation in
            request(sku, count, for: customer) { result in
                continuation.resume(returning: result)
            }
        }
        return try result.get()
    }

    /// Keeps a reservation from expiring.
    ///
    /// - Returns: `false` if it is not held, perhaps because it has expired.
    @discardableResult
    public func confirm(_ id: Int) -> Bool {
        guard let token = lock.withLock({ holds.removeValue(forKey: id) }) else { return false }
        timer.callOff(token)
        return true
    }

    /// Gives what has expired back to the warehouse.
    ///
    /// - Returns: what was given back, in the order of expiry; what was shipped meanwhile is left out.
    @discardableResult
    public func settle() async -> [Reservation] {
        let ids = lock.withLock {
            defer { expired.removeAll() }
            return expired
        }
        var settled: [Reservation] = []
        for id in ids {
            if let reservation = try? await warehouse.cancel(id) {
                settled.append(reservation)
            }
        }
        return settled
    }

    private func attempt(_ sku: SKU, _ count: Int, _ customer: String, completion: @escaping Completion) {
        let warehouse = warehouse
        Task {
            do throws(StockError) {
                let reservation = try await warehouse.reserve(sku, count, for: customer)
                completion(.success(reservation))
            } catch {
                completion(.failure(error))
            }
        }
    }

    private func expire(_ id: Int) {
        let listeners: [@Sendable (Int) -> Void] = lock.withLock {
            guard holds.removeValue(forKey: id) != nil else { return [] }
            expired.append(id)
            return self.listeners
        }
        for listener in listeners {
            listener(id)
        }
    }
}
