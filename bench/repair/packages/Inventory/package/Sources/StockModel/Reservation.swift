/// Pieces that are promised to somebody.
public struct Reservation: Hashable, Codable, Sendable, Identifiable {
    public enum State: String, CaseIterable, Codable, Sendable {
        case held
        case collected
        case cancelled
    }

    public let id: Int
    public let sku: SKU
    public let count: Int
    public let customer: String
    public var state: State

    private enum CodingKeys: String, CodingKey {
        case id = "reservation"
        case sku
        case count = "qty"
        case customer
        case state
    }

    public init(id: Int, sku: SKU, count: Int, customer: String, state: State = .held) {
        self.id = id
        self.sku = sku
        self.count = count
        self.customer = customer
        self.state = state
    }

    /// Ends the reservation.
    ///
    /// - Throws: `StockError.reservationClosed` if it has ended before.
    public mutating func close(as end: State) throws(StockError) {
        guard case .held = state else { throw .reservationClosed(id, state) }
        state = end
    }
}

/// What is done if fewer pieces are available than wanted.
public enum ReservationPolicy: Hashable, Sendable {
    case allOrNothing
    /// Takes what there is, if it is at least so much.
    case partial(minimum: Int)

    /// How many pieces are taken, `nil` if none.
    public func count(wanted: Int, available: Int) -> Int? {
        switch self {
        case _ where wanted <= available:
            return wanted
        case .partial(let minimum) where available >= max(1, minimum):
            return available
        case .allOrNothing, .partial:
            return nil
        }
    }
}

/// One line of an order.
public struct OrderLine: Hashable, Sendable {
    public let sku: SKU
    public let count: Int

    public init(_ sku: SKU, _ count: Int) {
        self.sku = sku
        self.count = count
    }

    @available(*, deprecated, renamed: "init(_:_:)")
    public init(item: SKU, pieces: Int) {
        self.init(item, pieces)
    }
}
