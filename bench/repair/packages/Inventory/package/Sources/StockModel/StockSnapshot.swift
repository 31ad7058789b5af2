/// What a warehouse held at one moment.
public struct StockSnapshot: Hashable, Sendable {
    public struct Item: Hashable, Sendable, Identifiable {
        public let sku: SKU
        public let level: StockLevel

        public var id: SKU { sku }
    }

    public let warehouse: String
    /// In the order of their numbers.
    public let items: [Item]

    public init(warehouse: String, levels: [SKU: StockLevel]) {
        self.warehouse = warehouse
        self.items = levels
            .map { Item(sku: $0.key, level: $0.value) }
            .sorted { $0.sku < $1.sku }
    }

    public subscript(sku: SKU) -> StockLevel? {
        items.first { $0.sku == sku }?.level
    }

    /// What everything cost, by currency.
    public func totals() throws(StockError) -> [Currency: Money] {
        var totals: [Currency: Money] = [:]
        for item in items {
            let value = item.level.value
            let total = totals[value.currency] ?? .zero(value.currency)
            totals[value.currency] = try total.adding(value)
        }
        return totals
    }
}
