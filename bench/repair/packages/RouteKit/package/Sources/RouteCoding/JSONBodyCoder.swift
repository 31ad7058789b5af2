import Foundation
import RouteHTTP

/// JSON with sorted keys, so that equal values are equal bytes. Dates are ISO 8601 texts.
public struct JSONBodyCoder: BodyCoder {
    public struct Options: Sendable, Equatable {
        /// Line breaks and indentation for people.
        public var isPretty: Bool
        /// `created_at` on the wire is `createdAt` in Swift.
        public var usesSnakeCase: Bool

        public init(isPretty: Bool = false, usesSnakeCase: Bool = false) {
            self.isPretty = isPretty
            self.usesSnakeCase = usesSnakeCase
        }
    }

    private let options: Options

    public init(options: Options = Options()) {
        self.options = options
    }

    public var mediaType: MediaType { .json }

    /// `application/json` and everything that ends in `+json`.
    public func reads(_ format: MediaType) -> Bool {
        format.isSameFormat(as: .json) || format.subtype.hasSuffix("+json")
    }

    public func encode<T: Encodable>(_ value: T) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if options.isPretty { encoder.outputFormatting.insert(.prettyPrinted) }
        encoder.dateEncodingStrategy = .iso8601
        if options.usesSnakeCase { encoder.keyEncodingStrategy = .convertToSnakeCase }
        return try Array(encoder.encode(value))
    }

    /// - Throws: ``BodyError`` that tells the place of the fault.
    public func decode<T: Decodable>(_ type: T.Type, from bytes: [UInt8]) throws -> T {
        guard !bytes.isEmpty else { throw BodyError.empty }
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        if options.usesSnakeCase { decoder.keyDecodingStrategy = .convertFromSnakeCase }
        do {
            return try decoder.decode(type, from: Data(bytes))
        } catch let error as DecodingError {
            throw BodyError(error)
        }
    }
}

extension BodyError {
    /// The same fault in words for a client.
    public init(_ error: DecodingError) {
        switch error {
        case .keyNotFound(let key, let context):
            self = .missingKey(key.stringValue, path: context.codingPath.joined)
        case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
            self = .wrongType(expected: String(describing: type), path: context.codingPath.joined)
        case .dataCorrupted(let context) where context.codingPath.isEmpty:
            self = .malformed(reason: "it is not valid JSON.")
        case .dataCorrupted(let context):
            self = .malformed(reason: "“\(context.codingPath.joined)” holds no valid value.")
        @unknown default:
            self = .malformed(reason: "the fault is unknown.")
        }
    }
}

extension [any CodingKey] {
    /// `items[2].price`
    var joined: String {
        reduce(into: "") { text, key in
            if let index = key.intValue {
                text += "[\(index)]"
            } else {
                text += text.isEmpty ? key.stringValue : "." + key.stringValue
            }
        }
    }
}
