import StockModel

/// A delivery: how much of an item came, and what a piece cost.
public struct DeliveryRow: CSVRecord, Hashable, Sendable {
    public enum Column: String, CaseIterable, Sendable {
        case sku
        case name
        case count
        case cost
        case currency
    }

    public let sku: SKU
    public let name: String
    public let count: Int
    public let cost: Money

    public init(sku: SKU, name: String, count: Int, cost: Money) {
        self.sku = sku
        self.name = name
        self.count = count
        self.cost = cost
    }

    public init(_ row: CSVRow<Column>) throws(CSVError) {
        sku = try row.value(.sku) { try? SKU($0) }
        name = row[.name]
        count = try row.integer(.count, in: 1...1_000_000)
        let currency = try row.value(.currency) { Currency(rawValue: $0.uppercased()) }
        cost = try row.value(.cost) { Money($0, currency) }
    }

    public func field(_ column: Column) -> String {
        switch column {
        case .sku: sku.description
        case .name: name
        case .count: String(count)
        case .cost: cost.amount
        case .currency: cost.currency.code
        }
    }
}

/// What was counted of an item.
public struct CountRow: CSVRecord, Hashable, Sendable {
    public enum Column: String, CaseIterable, Sendable {
        case sku
        case counted
        case remark
    }

    public let sku: SKU
    public let counted: Int
    public let remark: String?

    public init(sku: SKU, counted: Int, remark: String? = nil) {
        self.sku = sku
        self.counted = counted
        self.remark = remark
    }

    public init(_ row: CSVRow<Column>) throws(CSVError) {
        self.init(
            sku: try row.value(.sku) { try? SKU($0) },
            counted: try row.integer(.counted, in: 0...1_000_000),
            remark: row[.remark].isEmpty ? nil : row[.remark])
    }

    public func field(_ column: Column) -> String {
        switch column {
        case .sku: return sku.description
        case .counted: return String(counted)
        case .remark: return remark ?? ""
        }
    }
}
