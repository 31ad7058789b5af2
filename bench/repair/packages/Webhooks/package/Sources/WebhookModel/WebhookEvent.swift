import Foundation

/// Something that happened, with what receivers should know about it.
public struct WebhookEvent<Payload: Codable & Sendable>: Codable, Sendable {
    public let id: String
    /// Dotted words, such as `order.paid`.
    public let type: String
    /// Seconds since 1970.
    public let createdAt: Int
    public let payload: Payload

    private enum CodingKeys: String, CodingKey {
        case id
        case type
        case createdAt = "created_at"
        case payload = "data"
    }

    public init(id: String, type: String, createdAt: Int, payload: Payload) {
        self.id = id
        self.type = type
        self.createdAt = createdAt
        self.payload = payload
    }

    /// The event as the bytes that are signed and sent. Keys are sorted, so that equal events are
    /// equal bytes.
    public func sealed() throws -> Envelope {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Envelope(id: id, type: type, body: Array(try encoder.encode(self)))
    }
}

extension WebhookEvent: Equatable where Payload: Equatable {}

/// An event whose payload is settled.
public struct Envelope: Sendable, Hashable {
    public let id: String
    public let type: String
    public let body: [UInt8]

    public init(id: String, type: String, body: [UInt8]) {
        self.id = id
        self.type = type
        self.body = body
    }

    public var text: String {
        return String(decoding: body, as: UTF8.self)
    }

    /// Opens an envelope again.
    public func event<Payload: Codable & Sendable>(of type: Payload.Type) throws -> WebhookEvent<Payload> {
        return try JSONDecoder().decode(WebhookEvent<Payload>.self, from: Data(body))
    }
}
