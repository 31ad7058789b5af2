import LedgerMoney

/// Why an amount cannot be converted.
public enum RateError: Error, Equatable, Sendable, CustomStringConvertible {
    case missingRate(from: Currency, to: Currency)
    case invalidRate(String)

    public var description: String {
        switch self {
        case .missingRate(from: let source, to: let target): "there is no rate from \(source) to \(target)"
        case .invalidRate(let text): "'\(text)' is not a rate"
        }
    }
}

/// Exchange rates of one day, exact to six decimal places.
public struct RateTable: Sendable {
    private struct Pair: Hashable {
        let source: Currency
        let target: Currency
    }

    /// Rates are kept in millionths.
    private static let unit: UInt64 = 1_000_000

    private var rates: [Pair: UInt64] = [:]

    public init() {}

    /// Sets how much of `target` one unit of `source` is worth; the way back is not set.
    /// - Parameter text: a positive number with at most six decimal places, as in `1.0842`.
    /// - Throws: `RateError.invalidRate`.
    public mutating func set(_ text: String, from source: Currency, to target: Currency) throws {
        let fields = text.split(separator: ".", omittingEmptySubsequences: false)
        let hasOnlyDigits = fields.joined().utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard hasOnlyDigits, (1...2).contains(fields.count), let whole = UInt64(fields[0]) else {
            throw RateError.invalidRate(text)
        }
        let fraction = fields.count == 2 ? fields[1] : "0"
        let padded = fraction + String(repeating: "0", count: max(0, 6 - fraction.count))
        guard (1...6).contains(fraction.count), whole < 1_000_000, let millionths = UInt64(padded) else {
            throw RateError.invalidRate(text)
        }
        let rate = whole * RateTable.unit + millionths
        guard rate > 0 else { throw RateError.invalidRate(text) }
        rates[Pair(source: source, target: target)] = rate
    }

    /// Converts by the rate from the amount's currency to `target`, or by the inverse of the way back.
    /// - Throws: `RateError.missingRate` or `MoneyError.overflow`.
    public func convert(_ amount: Money, to target: Currency, rounding: RoundingMode = .halfEven) throws -> Money {
        let source = amount.currency
        guard source != target else { return amount }
        let (up, down): (UInt64, UInt64)
        if let rate = rates[Pair(source: source, target: target)] {
            (up, down) = (rate, RateTable.unit)
        } else if let inverse = rates[Pair(source: target, target: source)] {
            (up, down) = (RateTable.unit, inverse)
        } else {
            throw RateError.missingRate(from: source, to: target)
        }
        let scaled = try amount.scaled(
            by: up * target.scale.magnitude, over: down * source.scale.magnitude, rounding: rounding)
        return Money(minor: scaled.minor, target)
    }
}
