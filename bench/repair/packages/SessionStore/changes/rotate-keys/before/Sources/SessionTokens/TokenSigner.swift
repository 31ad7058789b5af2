import SessionModel

/// A token that is believed.
public struct VerifiedToken: Hashable, Sendable {
    public let session: SessionID
    public let issuedAt: Moment
}

/// Issues tokens and checks them.
public struct TokenSigner: Sendable {
    private let key: SigningKey
    private let clock: any ServerClock
    /// By how much clocks of several servers may differ.
    public let tolerance: Span

    public init(key: SigningKey, clock: any ServerClock, tolerance: Span = .seconds(30)) {
        self.key = key
        self.clock = clock
        self.tolerance = tolerance
    }

    public func issue(for session: SessionID) -> Token {
        return Token(session: session, issuedAt: clock.now, key: key)
    }

    @available(*, deprecated, renamed: "issue(for:)")
    public func sign(_ session: SessionID) -> Token {
        return issue(for: session)
    }

    /// - Throws: `TokenError`, `forged` before `fromTheFuture`.
    public func verify(_ text: String) throws(TokenError) -> VerifiedToken {
        let token = try Token(parsing: text)
        guard token.keyName == key.name else { throw .unknownKey(token.keyName) }
        let expected = Token.digest(session: token.session, issuedAt: token.issuedAt, key: key)
        guard token.digest == expected else { throw .forged }
        let ahead = token.issuedAt.since(clock.now)
        guard ahead <= tolerance else { throw .fromTheFuture(by: ahead) }
        return VerifiedToken(session: token.session, issuedAt: token.issuedAt)
    }

    public func isValid(_ text: String) -> Bool {
        return (try? verify(text)) != nil
    }
}
