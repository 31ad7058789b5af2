/// Writes amounts for people, always in the same way on every machine.
public struct MoneyFormatter: Sendable {
    /// Where the sign of the currency goes.
    public enum SymbolPosition: Sendable {
        case leading
        case trailing
        case hidden
    }

    public var groupingSeparator: String
    public var decimalSeparator: String
    public var symbolPosition: SymbolPosition

    public init(
        groupingSeparator: String = ",", decimalSeparator: String = ".", symbolPosition: SymbolPosition = .leading
    ) {
        self.groupingSeparator = groupingSeparator
        self.decimalSeparator = decimalSeparator
        self.symbolPosition = symbolPosition
    }

    /// As on invoices in Germany: `1.234,50 €`.
    public static let german = MoneyFormatter(
        groupingSeparator: ".", decimalSeparator: ",", symbolPosition: .trailing)

    /// The amount in groups of three digits; a minus stands before everything else.
    public func string(from money: Money) -> String {
        let text = money.decimalText
        let fields = text.drop { $0 == "-" }.split(separator: ".")
        var number = grouped(fields[0])
        if fields.count > 1 {
            number += decimalSeparator + fields[1]
        }
        let sign = money.isNegative ? "-" : ""
        return switch symbolPosition {
        case .leading: sign + money.currency.symbol + number
        case .trailing: sign + number + " " + money.currency.symbol
        case .hidden: sign + number
        }
    }

    private func grouped(_ digits: Substring) -> String {
        guard !groupingSeparator.isEmpty else { return String(digits) }
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) {
                result += groupingSeparator
            }
            result.append(digit)
        }
        return result
    }

    @available(*, deprecated, renamed: "string(from:)")
    public func format(_ money: Money) -> String {
        string(from: money)
    }
}
