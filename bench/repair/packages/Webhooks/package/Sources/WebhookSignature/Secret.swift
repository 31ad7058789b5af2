/// What two sides share. It is never shown in a text.
public struct Secret: Sendable, Hashable {
    public enum Fault: Error, Equatable {
        case missingPrefix
        case notHexadecimal
        case tooShort(bytes: Int)
    }

    public static let prefix = "whsec_"
    public static let minimumLength = 16

    let bytes: [UInt8]

    /// - Throws: ``Fault/tooShort(bytes:)`` for fewer bytes than ``minimumLength``.
    public init(bytes: [UInt8]) throws {
        guard bytes.count >= Self.minimumLength else {
            throw Fault.tooShort(bytes: bytes.count)
        }
        self.bytes = bytes
    }

    /// Reads `whsec_` and hexadecimal digits.
    public init(_ text: String) throws {
        guard text.hasPrefix(Self.prefix) else { throw Fault.missingPrefix }
        guard let bytes = Hex.decode(text.dropFirst(Self.prefix.count)) else { throw Fault.notHexadecimal }
        try self.init(bytes: bytes)
    }

    /// The text to hand to the other side, once.
    public func reveal() -> String {
        return Self.prefix + Hex.encode(bytes)
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { return Self.prefix + "•••" }

    public var debugDescription: String { return description }
}
