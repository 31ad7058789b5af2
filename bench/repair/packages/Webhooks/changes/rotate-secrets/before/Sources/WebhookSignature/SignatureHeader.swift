/// Why a request is not trusted.
public enum SignatureError: Error, Equatable {
    case malformedHeader(String)
    case tooOld(seconds: Int)
    case fromTheFuture(seconds: Int)
    case mismatch
}

extension SignatureError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .malformedHeader(let text):
            return "The signature “\(text)” cannot be read."
        case .tooOld(let seconds):
            return "The signature is \(seconds) s old."
        case .fromTheFuture(let seconds):
            return "The signature was made \(seconds) s ahead of now."
        case .mismatch:
            return "The signature does not belong to this message."
        }
    }
}

/// The value of `Webhook-Signature`: `t=1700000000,v1=…`.
public struct SignatureHeader: Sendable, Equatable {
    public static let name = "Webhook-Signature"

    /// Seconds since 1970.
    public let timestamp: Int
    public let digest: Digest

    public init(timestamp: Int, digest: Digest) {
        self.timestamp = timestamp
        self.digest = digest
    }

    /// Reads a value. Parts of unknown schemes are ignored, so that new ones can come.
    /// - Throws: ``SignatureError/malformedHeader(_:)``
    public init(parsing text: String) throws {
        var timestamp: Int?
        var digest: Digest?
        for part in text.split(separator: ",") {
            let pieces = part.split(separator: "=", maxSplits: 1)
            guard pieces.count == 2 else { throw SignatureError.malformedHeader(text) }
            switch (String(pieces[0]), timestamp) {
            case ("t", nil):
                timestamp = Int(pieces[1])
            case ("t", _?):
                throw SignatureError.malformedHeader(text)
            case ("v1", _):
                digest = Digest(hex: pieces[1])
            default:
                continue
            }
        }
        guard let timestamp, timestamp >= 0, let digest else {
            throw SignatureError.malformedHeader(text)
        }
        self.init(timestamp: timestamp, digest: digest)
    }
}

extension SignatureHeader: CustomStringConvertible {
    public var description: String {
        return "t=\(timestamp),v1=\(digest.hex)"
    }
}
