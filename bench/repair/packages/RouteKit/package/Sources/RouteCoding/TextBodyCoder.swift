import RouteHTTP

/// Plain text for values that are texts, numbers or truth values.
public struct TextBodyCoder: BodyCoder {
    public enum LineEnd: String, Sendable {
        case none = ""
        case newline = "\n"
    }

    private let lineEnd: LineEnd

    /// - Parameter options: what stands behind a written value.
    public init(options: LineEnd = .none) {
        lineEnd = options
    }

    public var mediaType: MediaType { .plainText }

    public func encode<T: Encodable>(_ value: T) throws -> [UInt8] {
        guard let text = value as? any LosslessStringConvertible else {
            throw BodyError.unsupportedValue(String(describing: T.self))
        }
        return Array((text.description + lineEnd.rawValue).utf8)
    }

    /// One line end behind the value is ignored.
    public func decode<T: Decodable>(_ type: T.Type, from bytes: [UInt8]) throws -> T {
        guard !bytes.isEmpty else { throw BodyError.empty }
        guard let readable = type as? any LosslessStringConvertible.Type else {
            throw BodyError.unsupportedValue(String(describing: type))
        }
        var text = String(decoding: bytes, as: UTF8.self)
        if text.hasSuffix("\n") { text.removeLast() }
        guard let value = readable.init(text) as? T else {
            throw BodyError.wrongType(expected: String(describing: type), path: "")
        }
        return value
    }
}
