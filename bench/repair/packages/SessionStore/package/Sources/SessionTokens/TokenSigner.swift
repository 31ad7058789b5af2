import SessionModel

/// A token that is believed.
public struct VerifiedToken: Hashable, Sendable {
    public let session: SessionID
    public let issuedAt: Moment
    /// Whether it was signed with a retired key, and should be replaced.
    public let isOutdated: Bool
}

/// Issues tokens and checks them.
public struct TokenSigner: Sendable {
    private let ring: KeyRing
    private let clock: any ServerClock
    /// By how much clocks of several servers may differ.
    public let tolerance: Span

    public init(ring: KeyRing, clock: any ServerClock, tolerance: Span = .seconds(30)) {
        self.ring = ring
        self.clock = clock
        self.tolerance = tolerance
    }

    public init(key: SigningKey, clock: any ServerClock, tolerance: Span = .seconds(30)) {
        self.init(ring: KeyRing(key), clock: clock, tolerance: tolerance)
    }

    public func issue(for session: SessionID) -> Token {
        return Token(session: session, issuedAt: clock.now, key: ring.current)
    }

    @available(*, deprecated, renamed: "issue(for:)")
    public func sign(_ session: SessionID) -> Token {
        return issue(for: session)
    }

    /// - Throws: `TokenError`, `forged` before `fromTheFuture`.
    public func verify(_ text: String) throws(TokenError) -> VerifiedToken {
        let token = try Token(parsing: text)
        guard let key = ring[token.keyName] else { throw .unknownKey(token.keyName) }
        let expected = Token.digest(session: token.session, issuedAt: token.issuedAt, key: key)
        guard token.digest == expected else { throw .forged }
        let ahead = token.issuedAt.since(clock.now)
        guard ahead <= tolerance else { throw .fromTheFuture(by: ahead) }
        let isOutdated = key.name != ring.current.name
        return VerifiedToken(session: token.session, issuedAt: token.issuedAt, isOutdated: isOutdated)
    }

    public func isValid(_ text: String) -> Bool {
        return (try? verify(text)) != nil
    }
}
