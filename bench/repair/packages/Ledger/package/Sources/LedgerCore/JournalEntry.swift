import LedgerMoney

/// The number of an entry in its journal.
public struct EntryID: Hashable, Comparable, Sendable, CustomStringConvertible, ExpressibleByIntegerLiteral {
    public let number: Int

    public init(_ number: Int) {
        self.number = number
    }

    public init(integerLiteral value: Int) {
        self.init(value)
    }

    /// The identity of the entry after this one.
    public var next: EntryID { EntryID(number + 1) }
    public var description: String { "#\(number)" }

    public static func < (lhs: EntryID, rhs: EntryID) -> Bool {
        lhs.number < rhs.number
    }
}

extension EntryID: Codable {
    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(Int.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(number)
    }
}

/// One line of an entry: an amount on one side of one account.
public struct Posting: Codable, Hashable, Sendable {
    public let account: AccountPath
    public let side: Side
    public let amount: Money
    public let memo: String?

    public init(_ side: Side, _ account: AccountPath, _ amount: Money, memo: String? = nil) {
        self.account = account
        self.side = side
        self.amount = amount
        self.memo = memo
    }

    public static func debit(_ account: AccountPath, _ amount: Money, memo: String? = nil) -> Posting {
        Posting(.debit, account, amount, memo: memo)
    }

    public static func credit(_ account: AccountPath, _ amount: Money, memo: String? = nil) -> Posting {
        Posting(.credit, account, amount, memo: memo)
    }

    /// The amount as debits count: a credit is negative.
    public func signedAmount() throws(MoneyError) -> Money {
        side == .debit ? amount : try amount.negated()
    }
}

/// A business event in the journal. It is never changed once it is stored.
public struct JournalEntry: Codable, Hashable, Sendable, Identifiable {
    public let id: EntryID
    public let date: LedgerDate
    public let payee: String
    public let postings: [Posting]
    public let tags: Set<String>
    /// The entry that this one takes back.
    public let reverses: EntryID?

    private enum CodingKeys: String, CodingKey {
        case id
        case date = "booked_on"
        case payee
        case postings
        case tags
        case reverses
    }

    public init(
        id: EntryID, date: LedgerDate, payee: String, tags: Set<String> = [], reverses: EntryID? = nil,
        @PostingBuilder postings: () throws -> [Posting]
    ) rethrows {
        self.id = id
        self.date = date
        self.payee = payee
        self.tags = tags
        self.reverses = reverses
        self.postings = try postings()
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(EntryID.self, forKey: .id)
        date = try container.decode(LedgerDate.self, forKey: .date)
        payee = try container.decode(String.self, forKey: .payee)
        postings = try container.decode([Posting].self, forKey: .postings)
        tags = try container.decodeIfPresent(Set<String>.self, forKey: .tags) ?? []
        reverses = try container.decodeIfPresent(EntryID.self, forKey: .reverses)
    }

    /// Writes the tags in order, and leaves them out if there are none.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(date, forKey: .date)
        try container.encode(payee, forKey: .payee)
        try container.encode(postings, forKey: .postings)
        if !tags.isEmpty {
            try container.encode(tags.sorted(), forKey: .tags)
        }
        try container.encodeIfPresent(reverses, forKey: .reverses)
    }

    /// Whether a posting touches `account` or one below it.
    public func touches(_ account: AccountPath) -> Bool {
        postings.contains { account.contains($0.account) }
    }
}
