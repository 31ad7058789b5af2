public enum ReceiptError: Error, Equatable {
    case empty
}

/// Prints what was bought.
public struct Receipt {
    public init() {}

    public func lines(for cart: Cart) throws -> [String] {
        guard !cart.items.isEmpty else { throw ReceiptError.empty }
        return cart.items.map { "\($0.name) \(format($0.price))" }
    }

    public func format(_ amount: Money) -> String {
        let rest = amount.cents % 100
        return "\(amount.cents / 100).\(rest)"
    }
}
