import StockModel

/// What everything in stock cost.
public struct ValuationReport: Report {
    public let title = "Valuation"
    public let columns: [TextTable.Column] = [.left("Item"), .right("On hand"), .right("Average"), .right("Value")]

    public init() {}

    public func rows(of snapshot: StockSnapshot) throws(StockError) -> [StockSnapshot.Item] {
        snapshot.items.filter { $0.level.onHand > 0 }
    }

    public func cells(of item: StockSnapshot.Item) -> [String] {
        let level = item.level
        return [
            item.sku.description,
            String(level.onHand),
            level.averageCost?.amount ?? "–",
            level.value.amount,
        ]
    }

    public func footer(of snapshot: StockSnapshot) throws(StockError) -> String? {
        let totals = try snapshot.totals().values.sorted { $0.currency.code < $1.currency.code }
        return totals.isEmpty ? nil : "Total " + totals.map(\.description).joined(separator: ", ")
    }
}

/// Items of which little is available.
public struct ShortageReport: Report {
    public struct Row: Hashable, Sendable {
        public let sku: SKU
        public let available: Int
        /// How much of the stock is promised, in whole per cent.
        public let load: Int
    }

    public let title = "Shortage"
    public let columns: [TextTable.Column] = [.left("Item"), .right("Available"), .right("Load")]
    private let threshold: Int

    /// - Parameter threshold: items with fewer pieces are told of.
    public init(threshold: Int) {
        self.threshold = threshold
    }

    /// The scarcest first.
    public func rows(of snapshot: StockSnapshot) throws(StockError) -> [Row] {
        snapshot.items
            .filter { $0.level.available < threshold }
            .map { item in
                let percent = (item.level.load * 100).rounded()
                return Row(sku: item.sku, available: item.level.available, load: Int(percent))
            }
            .sorted { ($0.available, $0.sku) < ($1.available, $1.sku) }
    }

    public func cells(of row: Row) -> [String] {
        [row.sku.description, "\(row.available)", "\(row.load) %"]
    }
}
