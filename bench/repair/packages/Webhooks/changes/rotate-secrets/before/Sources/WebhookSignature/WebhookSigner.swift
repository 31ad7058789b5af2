/// Signs messages that go out.
public struct WebhookSigner: Sendable {
    private let secret: Secret

    public init(secret: Secret) {
        self.secret = secret
    }

    /// The header for a message: its id, its time and its body are signed.
    public func sign(_ body: [UInt8], id: String, at timestamp: Int) -> SignatureHeader {
        let digest = secret.digest(of: body, id: id, timestamp: timestamp)
        return SignatureHeader(timestamp: timestamp, digest: digest)
    }
}

/// Checks messages that come in.
public struct WebhookVerifier: Sendable {
    private let secret: Secret
    /// How many seconds a message may be old, or ahead of the own clock.
    public let tolerance: Int

    public init(secret: Secret, tolerance: Int = 300) {
        self.secret = secret
        self.tolerance = max(0, tolerance)
    }

    /// Checks a message against the text of its header.
    /// - Throws: ``SignatureError``
    public func verify(_ body: [UInt8], id: String, header text: String, now: Int) throws {
        let header = try SignatureHeader(parsing: text)
        let (age, overflow) = now.subtractingReportingOverflow(header.timestamp)
        guard !overflow else { throw SignatureError.malformedHeader(text) }
        if age > tolerance { throw SignatureError.tooOld(seconds: age) }
        if age < -tolerance { throw SignatureError.fromTheFuture(seconds: -age) }

        let expected = secret.digest(of: body, id: id, timestamp: header.timestamp)
        guard header.digest == expected else { throw SignatureError.mismatch }
    }
}

extension Secret {
    fileprivate func digest(of body: [UInt8], id: String, timestamp: Int) -> Digest {
        return Digest.hmac(key: bytes, prefix: Array("\(id).\(timestamp).".utf8), message: body)
    }
}
