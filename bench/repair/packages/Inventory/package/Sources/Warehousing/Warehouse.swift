import StockModel

/// One place where items are kept. What is done here is told to the observers in the order in which it happened.
public actor Warehouse {
    public typealias Observer = @Sendable (StockEvent) -> Void

    public nonisolated let name: String
    public nonisolated let currency: Currency
    /// Everything that has happened, the oldest first.
    public private(set) var journal: [StockEvent] = []

    private var levels: [SKU: StockLevel] = [:]
    private var reservations: [Int: Reservation] = [:]
    private var reorderPoints: [SKU: Int] = [:]
    private var observers: [(token: Int, observer: Observer)] = []
    private var lastToken = 0
    private var lastReservation = 0

    public init(name: String, currency: Currency = .euro) {
        self.name = name
        self.currency = currency
    }

    public func level(of sku: SKU) -> StockLevel? {
        levels[sku]
    }

    /// What may be promised; nothing of what is not kept here.
    public func available(of sku: SKU) -> Int {
        levels[sku]?.available ?? 0
    }

    public func snapshot() -> StockSnapshot {
        StockSnapshot(warehouse: name, levels: levels)
    }

    public func reservation(_ id: Int) -> Reservation? {
        reservations[id]
    }

    public var openReservations: [Reservation] {
        reservations.values.filter { $0.state == .held }.sorted { $0.id < $1.id }
    }

    // MARK: Moving stock

    public func receive(_ sku: SKU, _ count: Int, cost: Money) throws(StockError) {
        var level = levels[sku] ?? StockLevel(currency: currency)
        try level.receive(count, cost: cost)
        levels[sku] = level
        record(.received(sku, count: count, cost: cost))
    }

    /// Holds pieces for a customer.
    ///
    /// - Throws: `StockError.unknownItem`, `StockError.insufficient`, `StockError.invalidQuantity`.
    public func reserve(
        _ sku: SKU, _ count: Int, for customer: String, policy: ReservationPolicy = .allOrNothing
    ) throws(StockError) -> Reservation {
        guard var level = levels[sku] else { throw .unknownItem(sku) }
        let taken = policy.count(wanted: count, available: level.available) ?? count
        try level.reserve(taken, of: sku)
        levels[sku] = level
        lastReservation += 1
        let reservation = Reservation(id: lastReservation, sku: sku, count: taken, customer: customer)
        reservations[reservation.id] = reservation
        record(.reserved(reservation))
        return reservation
    }

    /// Gives the pieces of a reservation back.
    @discardableResult
    public func cancel(_ id: Int) throws(StockError) -> Reservation {
        let reservation = try close(id, as: .cancelled)
        levels[reservation.sku]?.release(reservation.count)
        record(.cancelled(reservation))
        return reservation
    }

    /// Sends the pieces of a reservation to the customer.
    @discardableResult
    public func ship(_ id: Int) throws(StockError) -> Reservation {
        let reservation = try close(id, as: .collected)
        try levels[reservation.sku]?.ship(reservation.count)
        record(.shipped(reservation))
        warnIfLow(reservation.sku)
        return reservation
    }

    /// Sets what was counted; a count that agrees is not worth a line in the journal.
    public func count(_ sku: SKU, as counted: Int, reason: String) throws(StockError) {
        guard var level = levels[sku] else { throw .unknownItem(sku) }
        let difference = try level.count(counted)
        levels[sku] = level
        guard difference != 0 else { return }
        record(.counted(sku, difference: difference, reason: reason))
        if difference < 0 {
            warnIfLow(sku)
        }
    }

    /// From how many pieces on hand new ones should be ordered; `nil` takes the point away.
    public func setReorderPoint(_ point: Int?, for sku: SKU) {
        reorderPoints[sku] = point
    }

    // MARK: Observers

    /// - Returns: the token that ends it.
    public func observe(_ observer: @escaping Observer) -> Int {
        lastToken += 1
        observers.append((lastToken, observer))
        return lastToken
    }

    @discardableResult
    public func stopObserving(_ token: Int) -> Bool {
        guard let index = observers.firstIndex(where: { $0.token == token }) else { return false }
        observers.remove(at: index)
        return true
    }

    private func close(_ id: Int, as state: Reservation.State) throws(StockError) -> Reservation {
        guard var reservation = reservations[id] else { throw .unknownReservation(id) }
        try reservation.close(as: state)
        reservations[id] = reservation
        return reservation
    }

    private func warnIfLow(_ sku: SKU) {
        guard let point = reorderPoints[sku], let level = levels[sku], level.onHand <= point else { return }
        record(.reorderPointReached(sku, left: level.onHand))
    }

    private func record(_ event: StockEvent) {
        journal.append(event)
        for (_, observer) in observers {
            observer(event)
        }
    }
}
