/// How much of one item there is, and what it cost.
public struct StockLevel: Hashable, Sendable {
    public private(set) var onHand: Int
    public private(set) var reserved: Int
    /// What everything on hand cost together.
    public private(set) var value: Money

    public init(currency: Currency) {
        onHand = 0
        reserved = 0
        value = .zero(currency)
    }

    /// What may still be promised.
    public var available: Int { onHand - reserved }

    /// What one piece cost on average, `nil` if there is none.
    public var averageCost: Money? {
        guard onHand > 0 else { return nil }
        return try? value.part(1, of: onHand)
    }

    /// How much of the stock is promised, from 0 to 1.
    public var load: Double {
        onHand == 0 ? 0 : Double(reserved) / Double(onHand)
    }

    /// - Parameter cost: what one piece cost.
    public mutating func receive(_ count: Int, cost: Money) throws(StockError) {
        guard count > 0 else { throw .invalidQuantity(count) }
        value = try value.adding(try cost.times(count))
        onHand += count
    }

    public mutating func reserve(_ count: Int, of sku: SKU) throws(StockError) {
        guard count > 0 else { throw .invalidQuantity(count) }
        guard count <= available else {
            throw .insufficient(sku, wanted: count, available: available)
        }
        reserved += count
    }

    public mutating func release(_ count: Int) {
        reserved = max(0, reserved - count)
    }

    /// Takes reserved pieces out; their part of the value goes with them.
    public mutating func ship(_ count: Int) throws(StockError) {
        try remove(count)
        reserved = max(0, reserved - count)
    }

    /// Sets what was counted. Missing pieces take their part of the value with them, found ones cost nothing.
    ///
    /// - Returns: the difference to what was thought to be there.
    @discardableResult
    public mutating func count(_ counted: Int) throws(StockError) -> Int {
        guard counted >= reserved else { throw .invalidQuantity(counted) }
        let difference = counted - onHand
        if difference < 0 {
            try remove(-difference)
        } else {
            onHand = counted
        }
        return difference
    }

    private mutating func remove(_ count: Int) throws(StockError) {
        guard count > 0, count <= onHand else { throw .invalidQuantity(count) }
        let taken = try value.part(count, of: onHand)
        value = Money(units: value.units - taken.units, value.currency)
        onHand -= count
    }
}
