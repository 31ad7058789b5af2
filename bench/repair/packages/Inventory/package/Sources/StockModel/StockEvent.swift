/// What happened in a warehouse.
public enum StockEvent: Hashable, Sendable {
    case received(SKU, count: Int, cost: Money)
    case reserved(Reservation)
    case cancelled(Reservation)
    case shipped(Reservation)
    case counted(SKU, difference: Int, reason: String)
    case reorderPointReached(SKU, left: Int)

    /// The kinds, for those who want to hear only of some.
    public enum Kind: String, CaseIterable, Codable, Sendable {
        case received
        case reserved
        case cancelled
        case shipped
        case counted
        case reorderPointReached = "reorder"
    }

    public var kind: Kind {
        switch self {
        case .received: .received
        case .reserved: .reserved
        case .cancelled: .cancelled
        case .shipped: .shipped
        case .counted: .counted
        case .reorderPointReached: .reorderPointReached
        }
    }

    public var sku: SKU {
        switch self {
        case .received(let sku, _, _), .counted(let sku, _, _), .reorderPointReached(let sku, _):
            sku
        case .reserved(let reservation), .cancelled(let reservation), .shipped(let reservation):
            reservation.sku
        }
    }

    /// By how much it changed what is on hand.
    public var change: Int {
        switch self {
        case .received(_, let count, _): count
        case .shipped(let reservation): -reservation.count
        case .counted(_, let difference, _): difference
        case .reserved, .cancelled, .reorderPointReached: 0
        }
    }
}

extension StockEvent: CustomStringConvertible {
    public var description: String {
        switch self {
        case .received(let sku, let count, let cost):
            "\(sku) +\(count) à \(cost)"
        case .reserved(let reservation):
            "\(reservation.sku) \(reservation.count) held for \(reservation.customer)"
        case .cancelled(let reservation):
            "\(reservation.sku) \(reservation.count) given back by \(reservation.customer)"
        case .shipped(let reservation):
            "\(reservation.sku) -\(reservation.count) to \(reservation.customer)"
        case .counted(let sku, let difference, let reason):
            "\(sku) \(difference < 0 ? "" : "+")\(difference) counted: \(reason)"
        case .reorderPointReached(let sku, let left):
            "\(sku) only \(left) left ⚠️"
        }
    }
}

extension StockEvent: Codable {
    private enum CodingKeys: String, CodingKey {
        case kind = "event"
        case sku
        case count = "qty"
        case cost
        case reservation = "for"
        case difference = "diff"
        case reason
        case left
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try container.decode(Kind.self, forKey: .kind) {
        case .received:
            self = .received(
                try container.decode(SKU.self, forKey: .sku),
                count: try container.decode(Int.self, forKey: .count),
                cost: try container.decode(Money.self, forKey: .cost))
        case .reserved:
            self = .reserved(try container.decode(Reservation.self, forKey: .reservation))
        case .cancelled:
            self = .cancelled(try container.decode(Reservation.self, forKey: .reservation))
        case .shipped:
            self = .shipped(try container.decode(Reservation.self, forKey: .reservation))
        case .counted:
            self = .counted(
                try container.decode(SKU.self, forKey: .sku),
                difference: try container.decode(Int.self, forKey: .difference),
                reason: try container.decodeIfPresent(String.self, forKey: .reason) ?? "")
        case .reorderPointReached:
            self = .reorderPointReached(
                try container.decode(SKU.self, forKey: .sku),
                left: try container.decode(Int.self, forKey: .left))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(kind, forKey: .kind)
        switch self {
        case .received(let sku, let count, let cost):
            try container.encode(sku, forKey: .sku)
            try container.encode(count, forKey: .count)
            try container.encode(cost, forKey: .cost)
        case .reserved(let reservation), .cancelled(let reservation), .shipped(let reservation):
            try container.encode(reservation, forKey: .reservation)
        case .counted(let sku, let difference, let reason):
            try container.encode(sku, forKey: .sku)
            try container.encode(difference, forKey: .difference)
            if !reason.isEmpty {
                try container.encode(reason, forKey: .reason)
            }
        case .reorderPointReached(let sku, let left):
            try container.encode(sku, forKey: .sku)
            try container.encode(left, forKey: .left)
        }
    }
}
