import CBase64

/// Why something cannot be decoded.
public enum DecodingFailure: Error, Hashable, Sendable {
    case badCharacter
    case badLength
}

/// Base64 with lines of up to 76 characters.
public enum Base64 {
    public static let lineLength = 76

    /// - Parameter lineLength: 0 for one line.
    public static func encode(_ bytes: some Collection<UInt8>, lineLength: Int = Base64.lineLength) -> String {
        let bytes = Array(bytes)
        let length = cb64_encoded_length(bytes.count, lineLength)
        return String(unsafeUninitializedCapacity: max(1, length)) { buffer in
            buffer.withMemoryRebound(to: CChar.self) { text in
                guard let start = text.baseAddress else { return 0 }
                return cb64_encode(bytes, bytes.count, start, lineLength)
            }
        }
    }

    /// Passes over line breaks and spaces.
    public static func decode(_ text: String) throws(DecodingFailure) -> [UInt8] {
        let characters = text.utf8.map { CChar(bitPattern: $0) }
        var bytes = [UInt8](repeating: 0, count: cb64_decoded_capacity(characters.count))
        let count = cb64_decode(characters, characters.count, &bytes)
        switch count {
        case 0...:
            return Array(bytes.prefix(count))
        case Int(CB64_BAD_LENGTH):
            throw .badLength
        default:
            throw .badCharacter
        }
    }

    @available(*, deprecated, renamed: "encode(_:lineLength:)")
    public static func string(from bytes: [UInt8]) -> String {
        encode(bytes)
    }
}
