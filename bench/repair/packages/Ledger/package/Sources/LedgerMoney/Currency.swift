/// A currency the ledger can book, named by its ISO 4217 code.
///
/// Two currencies are equal exactly if their codes are. In JSON a currency is its code.
public struct Currency: Sendable, CustomStringConvertible {
    /// Three upper-case letters, as in `EUR`.
    public let code: String
    /// How many decimal places the smallest unit has: 2 for cents, 0 for yen.
    public let minorUnits: Int
    /// The sign people write, as in `€`.
    public let symbol: String

    private init(_ code: String, minorUnits: Int, symbol: String) {
        self.code = code
        self.minorUnits = minorUnits
        self.symbol = symbol
    }

    public static let eur = Currency("EUR", minorUnits: 2, symbol: "€")
    public static let usd = Currency("USD", minorUnits: 2, symbol: "$")
    public static let gbp = Currency("GBP", minorUnits: 2, symbol: "£")
    public static let cny = Currency("CNY", minorUnits: 2, symbol: "元")
    public static let jpy = Currency("JPY", minorUnits: 0, symbol: "¥")
    public static let kwd = Currency("KWD", minorUnits: 3, symbol: "KD")

    /// All currencies, by code.
    public static let known: [String: Currency] = {
        let all = [eur, usd, gbp, cny, jpy, kwd]
        return Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0) })
    }()

    /// Finds a currency by its code, in any letter case.
    /// - Throws: `MoneyError.unknownCurrency` with the code as it was given.
    public init(code: String) throws(MoneyError) {
        guard let found = Currency.known[code.uppercased()] else {
            throw .unknownCurrency(code)
        }
        self = found
    }

    /// How many minor units make one major unit: 100 for cents, 1 for yen.
    public var scale: Int64 {
        var scale: Int64 = 1
        for _ in 0..<minorUnits {
            scale *= 10
        }
        return scale
    }

    public var description: String { code }
}

extension Currency: Hashable {
    public static func == (lhs: Currency, rhs: Currency) -> Bool {
        lhs.code == rhs.code
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(code)
    }
}

extension Currency: Comparable {
    public static func < (lhs: Currency, rhs: Currency) -> Bool {
        lhs.code < rhs.code
    }
}

extension Currency: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        try self.init(code: container.decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(code)
    }
}
