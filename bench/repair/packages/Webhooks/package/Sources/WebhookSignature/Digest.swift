import CSignature

/// 32 bytes of SHA-256 or HMAC-SHA-256.
public struct Digest: Sendable {
    public let bytes: [UInt8]

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Reads 64 hexadecimal digits in either case; `nil` for anything else.
    public init?(hex: some StringProtocol) {
        guard let bytes = Hex.decode(hex), bytes.count == Int(CS_DIGEST_SIZE) else {
            return nil
        }
        self.bytes = bytes
    }

    public var hex: String {
        return Hex.encode(bytes)
    }

    /// The SHA-256 of a message.
    public static func sha256(_ message: [UInt8]) -> Digest {
        var state = cs_sha256()
        cs_sha256_init(&state)
        cs_sha256_update(&state, message, message.count)
        return filled { cs_sha256_final(&state, $0) }
    }

    /// The HMAC-SHA-256 of a prefix and the message behind it.
    static func hmac(key: [UInt8], prefix: [UInt8], message: [UInt8]) -> Digest {
        return filled { digest in
            cs_hmac_sha256(key, key.count, prefix, prefix.count, message, message.count, digest)
        }
    }

    private static func filled(_ fill: (UnsafeMutablePointer<UInt8>?) -> Void) -> Digest {
        var bytes = [UInt8](repeating: 0, count: Int(CS_DIGEST_SIZE))
        bytes.withUnsafeMutableBufferPointer { fill($0.baseAddress) }
        return Digest(bytes: bytes)
    }
}

extension Digest: Hashable {
    /// Compares in constant time.
    public static func == (left: Digest, right: Digest) -> Bool {
        return cs_equal(left.bytes, right.bytes, left.bytes.count)
    }
}

extension Digest: CustomStringConvertible {
    public var description: String { return hex }
}
