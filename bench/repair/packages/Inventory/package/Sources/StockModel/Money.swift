public enum Currency: String, CaseIterable, Codable, Sendable {
    case euro = "EUR"
    case dollar = "USD"
    case yen = "JPY"

    public var code: String { rawValue }

    /// How many digits stand behind the point.
    public var fractionDigits: Int {
        switch self {
        case .euro, .dollar: 2
        case .yen: 0
        }
    }

    /// How many of the smallest units make one.
    var unitsPerWhole: Int {
        (0..<fractionDigits).reduce(1) { units, _ in units * 10 }
    }
}

/// An amount in the smallest units of its currency. It never loses a unit and never wraps.
public struct Money: Hashable, Sendable {
    public let units: Int
    public let currency: Currency

    public init(units: Int, _ currency: Currency) {
        self.units = units
        self.currency = currency
    }

    public static func zero(_ currency: Currency) -> Money {
        Money(units: 0, currency)
    }

    /// Reads `12.5` as well as `12.50` and `-3`; more digits than the currency has are refused.
    public init?(_ text: String, _ currency: Currency) {
        let isNegative = text.hasPrefix("-")
        let parts = text.dropFirst(isNegative ? 1 : 0).split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = parts.first, parts.count <= 2, !whole.isEmpty, whole.allSatisfy(\.isDigit) else {
            return nil
        }
        let fraction = parts.count == 2 ? parts[1] : "0"
        guard !fraction.isEmpty, fraction.allSatisfy(\.isDigit) else { return nil }
        let padding = currency.fractionDigits - fraction.count
        guard padding >= 0 || fraction == "0" else { return nil }
        let zeros = String(repeating: "0", count: max(0, padding))
        guard let units = Int("\(whole)\(fraction.prefix(currency.fractionDigits))\(zeros)") else { return nil }
        self.init(units: isNegative ? -units : units, currency)
    }

    /// - Throws: `StockError.currencyMismatch`, `StockError.overflow`.
    public func adding(_ other: Money) throws(StockError) -> Money {
        guard currency == other.currency else { throw .currencyMismatch(currency, other.currency) }
        let (sum, overflow) = units.addingReportingOverflow(other.units)
        guard !overflow else { throw .overflow }
        return Money(units: sum, currency)
    }

    public func times(_ count: Int) throws(StockError) -> Money {
        let (product, overflow) = units.multipliedReportingOverflow(by: count)
        guard !overflow else { throw .overflow }
        return Money(units: product, currency)
    }

    /// The part `numerator / denominator`, rounded to the nearest unit, halves away from zero.
    ///
    /// - Precondition: `denominator` is positive.
    public func part(_ numerator: Int, of denominator: Int) throws(StockError) -> Money {
        let product = try times(numerator).units
        let (quotient, remainder) = product.quotientAndRemainder(dividingBy: denominator)
        if abs(remainder) >= denominator - abs(remainder) {
            return Money(units: quotient + product.signum(), currency)
        }
        return Money(units: quotient, currency)
    }

    /// Shares that differ by at most one unit and add up to the amount; the larger ones come first.
    public func split(into count: Int) -> [Money] {
        guard count > 0 else { return [] }
        let (share, rest) = units.quotientAndRemainder(dividingBy: count)
        return (0..<count).map { index in
            let extra = index < abs(rest) ? rest.signum() : 0
            return Money(units: share + extra, currency)
        }
    }
}

extension Money: CustomStringConvertible {
    /// The amount without the currency: `-0.05`.
    public var amount: String {
        let digits = currency.fractionDigits
        guard digits > 0 else { return String(units) }
        let (whole, fraction) = units.magnitude.quotientAndRemainder(dividingBy: UInt(currency.unitsPerWhole))
        let text = String(fraction)
        let padding = String(repeating: "0", count: digits - text.count)
        return "\(units < 0 ? "-" : "")\(whole).\(padding)\(text)"
    }

    public var description: String { "\(amount) \(currency.code)" }
}

extension Money: Codable {
    private enum CodingKeys: String, CodingKey {
        case amount
        case currency = "cur"
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let currency = try container.decode(Currency.self, forKey: .currency)
        let text = try container.decode(String.self, forKey: .amount)
        guard let money = Money(text, currency) else {
            throw DecodingError.dataCorruptedError(
                forKey: .amount, in: container, debugDescription: "'\(text)' is not an amount")
        }
        self = money
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(amount, forKey: .amount)
        try container.encode(currency, forKey: .currency)
    }
}

extension Character {
    var isDigit: Bool { ("0"..."9").contains(self) }
}
