import CDigest

/// A secret and its public name.
public struct SigningKey: Hashable, Sendable {
    public let name: String
    let bytes: [UInt8]

    /// - Throws: `TokenError.badKey` unless there are 16 bytes and the name is of letters, digits and `-`.
    public init(name: String, bytes: [UInt8]) throws(TokenError) {
        guard SigningKey.isName(name) else { throw .badKey("name “\(name)”") }
        guard bytes.count == Int(CD_KEY_SIZE) else { throw .badKey("\(bytes.count) bytes") }
        self.name = name
        self.bytes = bytes
    }

    /// Makes a key of a passphrase, which must not be empty.
    public init(name: String, passphrase: String) throws(TokenError) {
        guard !passphrase.isEmpty else { throw .badKey("empty passphrase") }
        let text = Array(passphrase.utf8)
        var key = [UInt8](repeating: 0x5A, count: Int(CD_KEY_SIZE))
        var digest = key
        for _ in 0..<16 {
            cd_digest(key, text, text.count, &digest)
            key = digest
        }
        try self.init(name: name, bytes: key)
    }

    private static func isName(_ name: String) -> Bool {
        return !name.isEmpty && name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                return true
            default:
                return false
            }
        }
    }
}

extension SigningKey: CustomStringConvertible {
    /// Without the secret.
    public var description: String {
        return "key “\(name)”"
    }
}
