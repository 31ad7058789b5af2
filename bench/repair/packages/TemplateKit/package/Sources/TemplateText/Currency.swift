/// Where the sign of a currency stands, and what stands between it and the number.
public enum CurrencyPlacement: Sendable, Hashable {
    case before(separator: String)
    case after(separator: String)
}

/// A currency by its code, its sign and the decimals its amounts have.
public struct Currency: Sendable, Hashable {
    public let code: String
    public let sign: String
    public let places: Int

    /// A currency nobody knows is written with its code and two decimals.
    public init(code: String) {
        self.code = code.uppercased()
        switch self.code {
        case "EUR": (sign, places) = ("€", 2)
        case "USD": (sign, places) = ("$", 2)
        case "GBP": (sign, places) = ("£", 2)
        case "JPY": (sign, places) = ("¥", 0)
        case "INR": (sign, places) = ("₹", 2)
        default: (sign, places) = (self.code, 2)
        }
    }
}

extension NumberStyle {
    /// An amount with the sign of its currency; a minus stands before everything.
    public func text(_ amount: Double, in currency: Currency) -> String {
        let number = text(amount.magnitude, places: currency.places)
        let isZero = number.allSatisfy { !$0.isNumber || $0 == "0" }
        let minus = amount < 0 && !isZero ? "-" : ""
        switch locale.currencyPlacement {
        case let .before(separator): return minus + currency.sign + separator + number
        case let .after(separator): return minus + number + separator + currency.sign
        }
    }
}
