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

/// The value of `Webhook-Signature`: `t=1700000000,v1=…`, with one `v1` for each valid secret.
public struct SignatureHeader: Sendable, Equatable {
    public static let name = "Webhook-Signature"

    /// Seconds since 1970.
    public let timestamp: Int
    public let digests: [Digest]

    public init(timestamp: Int, digests: [Digest]) {
        self.timestamp = timestamp
        self.digests = digests
    }

    /// Reads a value. Parts of unknown schemes are ignored, so that new ones can come.
    /// - Throws: ``SignatureError/malformedHeader(_:)``
    public init(parsing text: String) throws {
        var timestamp: Int?
        var digests: [Digest] = []
        for part in text.split(separator: ",") {
            let pieces = part.split(separator: "=", maxSplits: 1)
            guard pieces.count == 2 else { throw SignatureError.malformedHeader(text) }
            switch (String(pieces[0]), timestamp) {
            case ("t", nil):
                timestamp = Int(pieces[1])
            case ("t", _?):
                throw SignatureError.malformedHeader(text)
            case ("v1", _):
                guard let digest = Digest(hex: pieces[1]) else { throw SignatureError.malformedHeader(text) }
                digests.append(digest)
            default:
                continue
            }
        }
        guard let timestamp, timestamp >= 0, !digests.isEmpty else {
            throw SignatureError.malformedHeader(text)
        }
        self.init(timestamp: timestamp, digests: digests)
    }
}

extension SignatureHeader: CustomStringConvertible {
    public var description: String {
        return (["t=\(timestamp)"] + digests.map { "v1=" + $0.hex }).joined(separator: ",")
    }
}
