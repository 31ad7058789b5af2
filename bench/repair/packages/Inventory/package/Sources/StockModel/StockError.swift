/// What can go wrong when stock is moved.
public enum StockError: Error, Hashable, Sendable {
    case invalidSKU(String)
    case invalidQuantity(Int)
    case unknownItem(SKU)
    case insufficient(SKU, wanted: Int, available: Int)
    case unknownReservation(Int)
    case reservationClosed(Int, Reservation.State)
    case unknownWarehouse(String)
    case currencyMismatch(Currency, Currency)
    case overflow
}

extension StockError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .invalidSKU(let text):
            return "'\(text)' is not an item number"
        case .invalidQuantity(let count):
            return "\(count) is not a quantity"
        case .unknownItem(let sku):
            return "\(sku) is not kept here"
        case .insufficient(let sku, let wanted, let available):
            return "\(wanted) of \(sku) wanted, \(available) available"
        case .unknownReservation(let id):
            return "there is no reservation \(id)"
        case .reservationClosed(let id, let state):
            return "reservation \(id) is \(state.rawValue)"
        case .unknownWarehouse(let name):
            return "there is no warehouse '\(name)'"
        case .currencyMismatch(let left, let right):
            return "\(left.code) and \(right.code) do not mix"
        case .overflow:
            return "the amount is too large"
        }
    }

    /// Whether the same request may succeed later without a change.
    public var isTemporary: Bool {
        switch self {
        case .insufficient: true
        default: false
        }
    }
}
