/// An exact amount in one currency, counted in minor units.
public struct Money: Hashable, Sendable {
    /// The amount in the smallest unit: 1250 for 12.50 EUR.
    public let minor: Int64
    public let currency: Currency

    public init(minor: Int64, _ currency: Currency) {
        self.minor = minor
        self.currency = currency
    }

    /// Nothing, in `currency`.
    public static func zero(_ currency: Currency) -> Money {
        Money(minor: 0, currency)
    }

    public var isZero: Bool { minor == 0 }
    public var isNegative: Bool { minor < 0 }

    /// - Throws: `MoneyError.currencyMismatch` or `MoneyError.overflow`.
    public func adding(_ other: Money) throws(MoneyError) -> Money {
        try requireSameCurrency(as: other)
        let (sum, overflow) = minor.addingReportingOverflow(other.minor)
        guard !overflow else { throw .overflow }
        return Money(minor: sum, currency)
    }

    /// - Throws: `MoneyError.currencyMismatch` or `MoneyError.overflow`.
    public func subtracting(_ other: Money) throws(MoneyError) -> Money {
        try requireSameCurrency(as: other)
        let (difference, overflow) = minor.subtractingReportingOverflow(other.minor)
        guard !overflow else { throw .overflow }
        return Money(minor: difference, currency)
    }

    /// - Throws: `MoneyError.overflow` for the one amount that has no opposite.
    public func negated() throws(MoneyError) -> Money {
        try Money.zero(currency).subtracting(self)
    }

    /// The amount times `numerator / denominator`, rounded once.
    /// - Throws: `MoneyError.overflow` or `MoneyError.divisionByZero`.
    public func scaled(
        by numerator: UInt64, over denominator: UInt64, rounding mode: RoundingMode = .halfUp
    ) throws(MoneyError) -> Money {
        let magnitude = try minor.magnitude.scaled(by: numerator, over: denominator, rounding: mode)
        guard let positive = Int64(exactly: magnitude) else { throw .overflow }
        return Money(minor: isNegative ? -positive : positive, currency)
    }

    /// Which amount is greater.
    /// - Throws: `MoneyError.currencyMismatch`: amounts in two currencies have no order.
    public func isLess(than other: Money) throws(MoneyError) -> Bool {
        try requireSameCurrency(as: other)
        return minor < other.minor
    }

    private func requireSameCurrency(as other: Money) throws(MoneyError) {
        guard currency == other.currency else {
            throw .currencyMismatch(currency, other.currency)
        }
    }
}

extension Sequence<Money> {
    /// The sum, zero in `currency` if there is nothing to add.
    /// - Throws: `MoneyError` if an amount has another currency or the sum does not fit.
    public func total(in currency: Currency) throws(MoneyError) -> Money {
        var sum = Money.zero(currency)
        for amount in self {
            sum = try sum.adding(amount)
        }
        return sum
    }
}
