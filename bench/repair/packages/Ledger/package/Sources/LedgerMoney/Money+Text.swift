extension Money: CustomStringConvertible {
    /// The amount with a point and without grouping, then the code: `-0.05 EUR`.
    public var description: String { "\(decimalText) \(currency.code)" }

    /// The amount alone, with exactly as many decimal places as the currency has: `-0.05`.
    public var decimalText: String {
        let magnitude = minor.magnitude
        let scale = currency.scale.magnitude
        let sign = isNegative ? "-" : ""
        guard currency.minorUnits > 0 else { return "\(sign)\(magnitude)" }
        let fraction = String(magnitude % scale)
        let padding = String(repeating: "0", count: currency.minorUnits - fraction.count)
        return "\(sign)\(magnitude / scale).\(padding)\(fraction)"
    }

    /// Reads an amount like `12`, `-3.5` or `+0.25`.
    ///
    /// A sign may come first; digits must stand on both sides of the point. Neither grouping nor spaces are read.
    /// - Throws: `MoneyError.malformedAmount`, `MoneyError.tooPrecise` or `MoneyError.overflow`.
    public init(_ text: String, _ currency: Currency) throws(MoneyError) {
        var digits = Substring(text)
        var isNegative = false
        if let sign = digits.first, sign == "-" || sign == "+" {
            isNegative = sign == "-"
            digits.removeFirst()
        }
        let fields = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(fields.count), fields.allSatisfy(\.isDecimalNumber) else {
            throw .malformedAmount(text)
        }
        let fraction = fields.count == 2 ? fields[1] : ""
        guard fraction.count <= currency.minorUnits else {
            throw .tooPrecise(text, currency)
        }
        let padding = String(repeating: "0", count: currency.minorUnits - fraction.count)
        guard let minor = Int64((isNegative ? "-" : "") + fields[0] + fraction + padding) else {
            throw .overflow
        }
        self.init(minor: minor, currency)
    }
}

extension Substring {
    fileprivate var isDecimalNumber: Bool {
        !isEmpty && utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}

extension Money: Codable {
    private enum CodingKeys: String, CodingKey {
        case amount
        case currency
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let currency = try container.decode(Currency.self, forKey: .currency)
        try self.init(container.decode(String.self, forKey: .amount), currency)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(decimalText, forKey: .amount)
        try container.encode(currency, forKey: .currency)
    }
}
