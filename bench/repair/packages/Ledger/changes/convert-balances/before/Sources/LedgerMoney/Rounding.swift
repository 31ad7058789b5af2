/// What to do with the part of an amount that is smaller than the minor unit.
public enum RoundingMode: String, Codable, CaseIterable, Sendable {
    /// Towards zero.
    case down
    /// Away from zero, whenever something is left.
    case up
    /// To the nearest; a half goes away from zero ("kaufmännisch").
    case halfUp = "half-up"
}

extension UInt64 {
    /// `self * numerator / denominator`, calculated without loss and rounded once.
    ///
    /// - Throws: `MoneyError.divisionByZero`, or `MoneyError.overflow` if the result does not fit.
    func scaled(
        by numerator: UInt64, over denominator: UInt64, rounding mode: RoundingMode
    ) throws(MoneyError) -> UInt64 {
        guard denominator != 0 else { throw .divisionByZero }
        let product = multipliedFullWidth(by: numerator)
        guard product.high < denominator else { throw .overflow }
        let (quotient, remainder) = denominator.dividingFullWidth(product)
        guard mode.roundsAway(remainder: remainder, divisor: denominator) else {
            return quotient
        }
        let (result, overflow) = quotient.addingReportingOverflow(1)
        guard !overflow else { throw .overflow }
        return result
    }
}

extension RoundingMode {
    /// Whether a magnitude grows by one because of `remainder`.
    func roundsAway(remainder: UInt64, divisor: UInt64) -> Bool {
        guard remainder > 0 else { return false }
        // `remainder * 2` could overflow, the difference cannot.
        let rest = divisor - remainder
        switch self {
        case .down:
            return false
        case .up:
            return true
        case .halfUp:
            return remainder >= rest
        }
    }
}
