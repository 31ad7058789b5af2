/// Writes numbers by the conventions of a locale.
public struct NumberStyle: Sendable {
    public let locale: NumberLocale
    public let usesGrouping: Bool

    public init(_ locale: NumberLocale, usesGrouping: Bool = true) {
        self.locale = locale
        self.usesGrouping = usesGrouping
    }

    public func text(_ number: Int) -> String {
        (number < 0 ? "-" : "") + grouped(String(number.magnitude))
    }

    /// A number with a fixed count of decimals, of which at most nine are written. Halves are rounded
    /// away from zero, and what is rounded to zero has no sign. A number too large for its decimals
    /// is written by the standard library.
    public func text(_ number: Double, places: Int) -> String {
        if number.isNaN { return "NaN" }
        if number.isInfinite { return number < 0 ? "-∞" : "∞" }
        let places = min(max(places, 0), 9)
        let factor = (0..<places).reduce(1.0) { result, _ in result * 10 }
        let scaled = (number.magnitude * factor).rounded(.toNearestOrAwayFromZero)
        guard let units = UInt64(exactly: scaled) else { return String(number) }

        let digits = String(units)
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        let whole = grouped(String(padded.dropLast(places)))
        let sign = number < 0 && units > 0 ? "-" : ""
        guard places > 0 else { return sign + whole }
        return sign + whole + locale.decimalSeparator + padded.suffix(places)
    }

    private func grouped(_ digits: String) -> String {
        guard usesGrouping, digits.count >= locale.minimumGroupedDigits, var size = locale.grouping.first else {
            return digits
        }
        var sizes = locale.grouping.dropFirst()
        var rest = Substring(digits)
        var groups: [Substring] = []
        while rest.count > size {
            groups.append(rest.suffix(size))
            rest = rest.dropLast(size)
            size = sizes.popFirst() ?? size
        }
        groups.append(rest)
        return groups.reversed().joined(separator: locale.groupSeparator)
    }
}
