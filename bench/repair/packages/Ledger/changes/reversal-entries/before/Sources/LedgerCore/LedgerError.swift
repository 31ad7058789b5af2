import LedgerMoney

/// Why the books refuse something.
public enum LedgerError: Error, Equatable, Sendable {
    case malformedPath(String)
    case duplicateAccount(AccountPath)
    case unknownAccount(AccountPath)
    case accountClosed(AccountPath, on: LedgerDate)
    case wrongCurrency(AccountPath, expected: Currency, found: Currency)
    case tooFewPostings(Int)
    case notPositive(AccountPath, Money)
    /// Debits less credits, for the first currency that does not add up.
    case unbalanced(Money)
    case duplicateEntry(EntryID)
}

extension LedgerError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .malformedPath(let text):
            "'\(text)' is not an account path"
        case .duplicateAccount(let path):
            "account \(path) exists already"
        case .unknownAccount(let path):
            "there is no account \(path)"
        case .accountClosed(let path, on: let date):
            "account \(path) was closed on \(date)"
        case .wrongCurrency(let path, expected: let expected, found: let found):
            "account \(path) holds \(expected), not \(found)"
        case .tooFewPostings(let count):
            "an entry needs two postings, not \(count)"
        case .notPositive(let path, let amount):
            "the posting to \(path) must be positive, not \(amount)"
        case .unbalanced(let difference):
            "debits and credits differ by \(difference)"
        case .duplicateEntry(let id):
            "entry \(id) exists already"
        }
    }
}
