/// Signs messages that go out.
public struct WebhookSigner: Sendable {
    private let ring: SecretRing

    public init(ring: SecretRing) {
        self.ring = ring
    }

    public init(secret: Secret) {
        self.init(ring: SecretRing(secret))
    }

    /// The header for a message: its id, its time and its body are signed with every valid secret.
    public func sign(_ body: [UInt8], id: String, at timestamp: Int) -> SignatureHeader {
        let digests = ring.all.map { $0.digest(of: body, id: id, timestamp: timestamp) }
        return SignatureHeader(timestamp: timestamp, digests: digests)
    }
}

/// Checks messages that come in.
public struct WebhookVerifier: Sendable {
    private let ring: SecretRing
    /// How many seconds a message may be old, or ahead of the own clock.
    public let tolerance: Int

    public init(ring: SecretRing, tolerance: Int = 300) {
        self.ring = ring
        self.tolerance = max(0, tolerance)
    }

    public init(secret: Secret, tolerance: Int = 300) {
        self.init(ring: SecretRing(secret), tolerance: tolerance)
    }

    /// Checks a message against the text of its header; one fitting signature is enough.
    /// - Throws: ``SignatureError``
    public func verify(_ body: [UInt8], id: String, header text: String, now: Int) throws {
        let header = try SignatureHeader(parsing: text)
        let (age, overflow) = now.subtractingReportingOverflow(header.timestamp)
        guard !overflow else { throw SignatureError.malformedHeader(text) }
        if age > tolerance { throw SignatureError.tooOld(seconds: age) }
        if age < -tolerance { throw SignatureError.fromTheFuture(seconds: -age) }

        var isTrusted = false
        for secret in ring.all {
            let expected = secret.digest(of: body, id: id, timestamp: header.timestamp)
            for digest in header.digests where digest == expected {
                isTrusted = true
            }
        }
        guard isTrusted else { throw SignatureError.mismatch }
    }
}

extension Secret {
    fileprivate func digest(of body: [UInt8], id: String, timestamp: Int) -> Digest {
        return Digest.hmac(key: bytes, prefix: Array("\(id).\(timestamp).".utf8), message: body)
    }
}
