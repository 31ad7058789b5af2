import LedgerMoney

/// The side of an account on which a posting stands.
public enum Side: String, Codable, CaseIterable, Sendable {
    case debit
    case credit

    public var opposite: Side {
        switch self {
        case .debit: .credit
        case .credit: .debit
        }
    }
}

/// The five kinds of accounts of double-entry bookkeeping.
public enum AccountKind: String, Codable, CaseIterable, Sendable {
    case asset
    case liability
    case equity
    case income
    case expense

    /// The side on which the account grows.
    public var normalSide: Side {
        switch self {
        case .asset, .expense: .debit
        case .liability, .equity, .income: .credit
        }
    }

    /// Whether the balance is carried over into the next year.
    public var isPermanent: Bool {
        switch self {
        case .asset, .liability, .equity: true
        case .income, .expense: false
        }
    }
}

/// The place of an account in the chart, as in `assets:bank:giro`.
///
/// Names are separated by colons, none is empty, and case matters.
public struct AccountPath: Hashable, Sendable, CustomStringConvertible {
    public let names: [String]

    /// - Throws: `LedgerError.malformedPath` if the text has no name or an empty one.
    public init(_ text: String) throws {
        let names = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard !names.contains(where: \.isEmpty) else {
            throw LedgerError.malformedPath(text)
        }
        self.names = names
    }

    private init(names: [String]) {
        self.names = names
    }

    public var depth: Int { names.count }
    public var description: String { names.joined(separator: ":") }
    public var name: String { names.last ?? "" }

    /// The path above, `nil` for one that has a single name.
    public var parent: AccountPath? {
        depth > 1 ? AccountPath(names: names.dropLast()) : nil
    }

    /// The first `depth` names, at least one.
    public func truncated(to depth: Int) -> AccountPath {
        AccountPath(names: Array(names.prefix(max(1, depth))))
    }

    /// Whether `other` is this path or lies below it.
    public func contains(_ other: AccountPath) -> Bool {
        other.names.starts(with: names)
    }
}

extension AccountPath: Comparable {
    /// Name by name, so that an account is followed by those below it.
    public static func < (lhs: AccountPath, rhs: AccountPath) -> Bool {
        lhs.names.lexicographicallyPrecedes(rhs.names)
    }
}

extension AccountPath: Codable {
    public init(from decoder: any Decoder) throws {
        try self.init(decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// An account that can be posted to.
public struct Account: Codable, Hashable, Sendable {
    public let path: AccountPath
    public let kind: AccountKind
    /// The only currency that may be booked here; `nil` permits all.
    public let currency: Currency?
    /// From this day on nothing may be booked.
    public internal(set) var closedOn: LedgerDate?

    private enum CodingKeys: String, CodingKey {
        case path
        case kind
        case currency
        case closedOn = "closed_on"
    }

    public init(_ path: AccountPath, kind: AccountKind, currency: Currency? = nil) {
        self.path = path
        self.kind = kind
        self.currency = currency
    }

    /// Whether a posting of that day is permitted.
    public func isOpen(on date: LedgerDate) -> Bool {
        guard let closedOn else { return true }
        return date < closedOn
    }
}
