import LedgerMoney

/// The accounts of a company. Paths are unique.
public struct ChartOfAccounts: Sendable {
    private var accounts: [AccountPath: Account] = [:]

    public init() {}

    /// - Throws: `LedgerError.duplicateAccount`.
    public init(_ accounts: some Sequence<Account>) throws {
        for account in accounts {
            try open(account)
        }
    }

    public var count: Int { accounts.count }

    /// All accounts in the order of their paths.
    public var sorted: [Account] {
        accounts.values.sorted { $0.path < $1.path }
    }

    public subscript(path: AccountPath) -> Account? {
        accounts[path]
    }

    /// - Throws: `LedgerError.unknownAccount`.
    public func account(at path: AccountPath) throws -> Account {
        guard let account = accounts[path] else {
            throw LedgerError.unknownAccount(path)
        }
        return account
    }

    /// Adds an account.
    /// - Throws: `LedgerError.duplicateAccount`.
    public mutating func open(_ account: Account) throws {
        guard accounts.updateValue(account, forKey: account.path) == nil else {
            throw LedgerError.duplicateAccount(account.path)
        }
    }

    /// Permits nothing from `date` on.
    /// - Returns: the account as it was before.
    /// - Throws: `LedgerError.unknownAccount`, or `LedgerError.accountClosed` if it was closed already.
    @discardableResult
    public mutating func close(_ path: AccountPath, on date: LedgerDate) throws -> Account {
        let account = try account(at: path)
        if let closedOn = account.closedOn {
            throw LedgerError.accountClosed(path, on: closedOn)
        }
        accounts[path]?.closedOn = date
        return account
    }

    /// The accounts one level below `path`, in order.
    public func children(of path: AccountPath) -> [Account] {
        sorted.filter { $0.path.parent == path }
    }
}

extension ChartOfAccounts: Codable {
    public init(from decoder: any Decoder) throws {
        try self.init(decoder.singleValueContainer().decode([Account].self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(sorted)
    }
}
