import Synchronization

/// The name of a session: 16 lower-case hexadecimal digits.
public struct SessionID: Hashable, Sendable {
    public let text: String

    static let length = 16

    /// - Returns: `nil` unless the text has the right form.
    public init?(_ text: String) {
        let digits = text.utf8.count == SessionID.length
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
        guard digits else { return nil }
        self.text = text
    }

    public init(_ number: UInt64) {
        let digits = String(number, radix: 16)
        self.text = String(repeating: "0", count: SessionID.length - digits.count) + digits
    }
}

extension SessionID: CustomStringConvertible {
    /// Never the whole name, so that it may be logged: `…0a1b`.
    public var description: String {
        return "…" + text.suffix(4)
    }
}

extension SessionID: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let id = SessionID(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a session id: \(text)")
        }
        self = id
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

/// Makes names for new sessions.
public protocol SessionIDSource: Sendable {
    func next() -> SessionID
}

public struct RandomIDSource: SessionIDSource {
    public init() {}

    public func next() -> SessionID {
        return SessionID(UInt64.random(in: .min ... .max))
    }
}

/// 1, 2, 3 and so on.
public final class CountingIDSource: SessionIDSource {
    private let last: Mutex<UInt64>

    public init(after last: UInt64 = 0) {
        self.last = Mutex(last)
    }

    public func next() -> SessionID {
        return last.withLock { last in
            last += 1
            return SessionID(last)
        }
    }
}
