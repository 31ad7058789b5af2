/// What is wrong with an address. Positions count characters from 0.
public enum AddressError: Error, Hashable, Sendable, CustomStringConvertible {
    case empty
    case missingAt(position: Int)
    case unterminatedQuote(position: Int)
    case unexpected(Character, position: Int)
    case badDomain(String)

    public var description: String {
        switch self {
        case .empty:
            "an address is expected"
        case .missingAt(let position):
            "'@' is missing at \(position)"
        case .unterminatedQuote(let position):
            "the quote at \(position) is not closed"
        case .unexpected(let character, let position):
            "unexpected '\(character)' at \(position)"
        case .badDomain(let domain):
            "'\(domain)' is not a domain"
        }
    }
}
