import StockModel
import Warehousing

/// What came and went, by item.
public struct MovementSummary: Equatable, Sendable {
    public struct Movement: Equatable, Sendable {
        public var arrived = 0
        public var left = 0
        public var corrected = 0
        public var warnings = 0

        public var net: Int { arrived - left + corrected }
    }

    public private(set) var movements: [SKU: Movement] = [:]
    public private(set) var cancellations = 0

    public init(_ events: some Sequence<StockEvent>) {
        for event in events {
            add(event)
        }
    }

    /// Summarises the journal of a warehouse.
    public static func of(_ warehouse: Warehouse) async -> MovementSummary {
        MovementSummary(await warehouse.journal)
    }

    public subscript(sku: SKU) -> Movement {
        movements[sku] ?? Movement()
    }

    public mutating func add(_ event: StockEvent) {
        switch event {
        case .received(let sku, let count, _):
            movements[sku, default: Movement()].arrived += count
        case .shipped(let reservation):
            movements[reservation.sku, default: Movement()].left += reservation.count
        case .counted(let sku, let difference, _):
            movements[sku, default: Movement()].corrected += difference
        case .cancelled:
            cancellations += 1
        case .reorderPointReached(let sku, _):
            movements[sku, default: Movement()].warnings += 1
        case .reserved:
            break
        }
    }

    /// One line for each item in the order of their numbers: `TEA-0042 +5 -2 =3`.
    public var lines: [String] {
        movements.sorted { $0.key < $1.key }.map { sku, movement in
            var line = "\(sku) +\(movement.arrived) -\(movement.left)"
            if movement.corrected != 0 {
                line += " ±\(movement.corrected)"
            }
            line += " =\(movement.net)"
            if movement.warnings > 0 {
                line += " ⚠️\(movement.warnings)"
            }
            return line
        }
    }
}
