import RouteHTTP

/// Turns values into bodies of one format and back.
public protocol BodyCoder: Sendable {
    /// What can be chosen about the format.
    associatedtype Options: Sendable

    init(options: Options)

    /// The format that is written, as `Content-Type` names it.
    var mediaType: MediaType { get }

    /// Whether this coder reads bodies of a format; by default only of the one it writes.
    func reads(_ format: MediaType) -> Bool

    func encode<T: Encodable>(_ value: T) throws -> [UInt8]
    func decode<T: Decodable>(_ type: T.Type, from bytes: [UInt8]) throws -> T
}

extension BodyCoder {
    public func reads(_ format: MediaType) -> Bool {
        format.isSameFormat(as: mediaType)
    }
}

/// Why a body could not be turned into a value or a value into a body.
public enum BodyError: Error, Equatable {
    case empty
    case malformed(reason: String)
    case missingKey(String, path: String)
    case wrongType(expected: String, path: String)
    case unsupportedValue(String)
}

extension BodyError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .empty:
            "The body is empty."
        case .malformed(let reason):
            "The body cannot be read: \(reason)"
        case .missingKey(let key, let path):
            path.isEmpty ? "The key “\(key)” is missing." : "The key “\(key)” is missing in “\(path)”."
        case .wrongType(let expected, let path):
            path.isEmpty ? "The body is no \(expected)." : "The value of “\(path)” is no \(expected)."
        case .unsupportedValue(let type):
            "A value of type \(type) has no form in this format."
        }
    }
}
