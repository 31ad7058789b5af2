/// What can go wrong when amounts are read or calculated.
public enum MoneyError: Error, Equatable, Sendable {
    case unknownCurrency(String)
    case currencyMismatch(Currency, Currency)
    case overflow
    case malformedAmount(String)
    /// The text has more decimal places than the currency.
    case tooPrecise(String, Currency)
    case invalidRatio
    case divisionByZero
}

extension MoneyError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unknownCurrency(let code):
            "unknown currency '\(code)'"
        case .currencyMismatch(let left, let right):
            "cannot combine \(left) with \(right)"
        case .overflow:
            "the amount is out of range"
        case .malformedAmount(let text):
            "'\(text)' is not an amount"
        case .tooPrecise(let text, let currency):
            "'\(text)' has more than \(currency.minorUnits) decimal places (\(currency))"
        case .invalidRatio:
            "shares must not be negative and must not all be zero"
        case .divisionByZero:
            "division by zero"
        }
    }
}
