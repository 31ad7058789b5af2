import LedgerCore
import LedgerMoney

/// Books entries into a store after checking them, one at a time.
public actor Bookkeeper<Store: JournalStore> {
    /// Is told of every entry after it was stored.
    public typealias Observer = @Sendable (JournalEntry) async -> Void

    private let store: Store
    private let validator: EntryValidator
    private var chart: ChartOfAccounts
    private var observers: [Observer] = []

    public init(store: Store, chart: ChartOfAccounts, validator: EntryValidator = EntryValidator()) {
        self.store = store
        self.chart = chart
        self.validator = validator
    }

    public var accounts: [Account] { chart.sorted }

    public func observe(_ observer: @escaping Observer) {
        observers.append(observer)
    }

    public func open(_ account: Account) throws {
        try chart.open(account)
    }

    public func close(_ path: AccountPath, on date: LedgerDate) throws {
        try chart.close(path, on: date)
    }

    /// Checks and stores an entry, then tells the observers in the order in which they came.
    /// - Throws: `LedgerError` or what the store throws; nobody is told then.
    @discardableResult
    public func post(_ entry: JournalEntry) async throws -> EntryID {
        try validator.validate(entry, in: chart)
        try await store.append(entry)
        for observer in observers {
            await observer(entry)
        }
        return entry.id
    }

    /// Stores all of `entries` or, if one of them is refused by a rule or known already, none.
    /// - Returns: how many were stored.
    @discardableResult
    public func post(contentsOf entries: [JournalEntry]) async throws -> Int {
        var seen: Set<EntryID> = []
        for entry in entries {
            try validator.validate(entry, in: chart)
            let isKnown = try await store.entry(entry.id) != nil
            guard !isKnown, seen.insert(entry.id).inserted else {
                throw LedgerError.duplicateEntry(entry.id)
            }
        }
        for entry in entries {
            try await post(entry)
        }
        return entries.count
    }

    /// What `account` and those below it hold in `currency`, counted on the account's normal side.
    public func balance(of path: AccountPath, in currency: Currency) async throws -> Money {
        let account = try chart.account(at: path)
        var balance = Money.zero(currency)
        for entry in try await store.entries(touching: path) {
            for posting in entry.postings where path.contains(posting.account) {
                guard posting.amount.currency == currency else { continue }
                balance = try balance.adding(posting.signedAmount())
            }
        }
        return account.kind.normalSide == .debit ? balance : try balance.negated()
    }
}
