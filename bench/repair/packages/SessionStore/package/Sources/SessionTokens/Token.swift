import SessionModel

/// What a visitor carries: which session is theirs, since when, and the proof that we said so.
public struct Token: Hashable, Sendable {
    public let session: SessionID
    public let issuedAt: Moment
    public let keyName: String
    public let digest: KeyedDigest

    static let version = "s1"

    /// `s1.<key>.<session>.<seconds in hex>.<digest>`
    public var text: String {
        return [Token.version, keyName, session.text, String(issuedAt.seconds, radix: 16), digest.text]
            .joined(separator: ".")
    }

    init(session: SessionID, issuedAt: Moment, key: SigningKey) {
        self.session = session
        self.issuedAt = issuedAt
        self.keyName = key.name
        self.digest = Token.digest(session: session, issuedAt: issuedAt, key: key)
    }

    /// Reads a text; whether the digest is right is for a `TokenSigner` to say.
    public init(parsing text: String) throws(TokenError) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 5 else { throw .malformed("\(parts.count) parts") }
        guard parts[0] == Token.version else { throw .unknownVersion(String(parts[0])) }
        guard let session = SessionID(String(parts[2])) else { throw .malformed("session") }
        guard let seconds = Int64(parts[3], radix: 16) else { throw .malformed("time") }
        guard let bytes = URLText.decode(parts[4]), let digest = KeyedDigest(bytes: bytes) else {
            throw .malformed("digest")
        }
        self.session = session
        self.issuedAt = Moment(seconds: seconds)
        self.keyName = String(parts[1])
        self.digest = digest
    }

    static func digest(session: SessionID, issuedAt: Moment, key: SigningKey) -> KeyedDigest {
        return KeyedDigest(ofParts: [version, key.name, session.text, String(issuedAt.seconds)], key: key)
    }
}

/// Why a token is not believed.
public enum TokenError: Error, Hashable, Sendable {
    case malformed(String)
    case unknownVersion(String)
    case unknownKey(String)
    case forged
    case fromTheFuture(by: Span)
    case badKey(String)
}

extension TokenError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .malformed(let part): return "malformed token: \(part)"
        case .unknownVersion(let version): return "tokens of version “\(version)” are not known"
        case .unknownKey(let name): return "no key “\(name)”"
        case .forged: return "forged token"
        case .fromTheFuture(let span): return "token will be issued in \(span)"
        case .badKey(let problem): return "not a key: \(problem)"
        }
    }
}
