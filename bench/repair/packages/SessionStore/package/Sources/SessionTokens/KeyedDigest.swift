import CDigest

/// 16 bytes that only the owner of the key can compute.
public struct KeyedDigest: Hashable, Sendable {
    public let bytes: [UInt8]

    /// - Returns: `nil` unless there are 16 bytes.
    public init?(bytes: [UInt8]) {
        guard bytes.count == Int(CD_DIGEST_SIZE) else { return nil }
        self.bytes = bytes
    }

    /// The digest of a text as UTF-8.
    public init(of text: String, key: SigningKey) {
        let message = Array(text.utf8)
        var digest = [UInt8](repeating: 0, count: Int(CD_DIGEST_SIZE))
        cd_digest(key.bytes, message, message.count, &digest)
        self.bytes = digest
    }

    /// The digest of several parts; where one ends and the next begins matters.
    public init(ofParts parts: some Sequence<String>, key: SigningKey) {
        var state = cd_state()
        cd_begin(&state, key.bytes)
        for part in parts {
            let message = Array(part.utf8)
            let head = withUnsafeBytes(of: UInt32(message.count).littleEndian) { Array($0) }
            cd_add(&state, head, head.count)
            cd_add(&state, message, message.count)
        }
        var digest = [UInt8](repeating: 0, count: Int(CD_DIGEST_SIZE))
        cd_end(&state, &digest)
        self.bytes = digest
    }

    /// Takes the same time whatever the difference is.
    public static func == (left: KeyedDigest, right: KeyedDigest) -> Bool {
        return cd_same(left.bytes, right.bytes, left.bytes.count)
    }

    public var text: String {
        return URLText.encode(bytes)
    }
}
