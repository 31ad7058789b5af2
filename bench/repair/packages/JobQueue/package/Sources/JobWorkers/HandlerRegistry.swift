import Foundation
import JobModel

/// A payload of any kind, as JSON. With it jobs of many kinds share one queue.
public struct Envelope: JobPayload, Hashable {
    public let kind: String
    public let body: Data

    public init(kind: String, body: Data) {
        self.kind = kind
        self.body = body
    }

    /// Packs `payload`, with its keys in order.
    public init<Content: JobPayload>(_ payload: Content) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        self.init(kind: payload.kind, body: try encoder.encode(payload))
    }
}

/// Finds the handler of an envelope by its kind.
public struct HandlerRegistry: JobHandler {
    private typealias Entry = @Sendable (Envelope, JobContext<Envelope>) async throws -> Void

    private var entries: [String: Entry] = [:]

    public init() {}

    /// The kinds that have a handler, in order.
    public var kinds: [String] {
        return entries.keys.sorted()
    }

    /// Lets `body` handle the envelopes of `kind`; a handler registered before is replaced.
    public mutating func register<Content: Decodable & Sendable>(
        _ kind: String, as type: Content.Type = Content.self,
        body: @escaping @Sendable (Content, JobContext<Envelope>) async throws -> Void
    ) {
        entries[kind] = { envelope, context in
            let content = try JSONDecoder().decode(Content.self, from: envelope.body)
            try await body(content, context)
        }
    }

    /// - Throws: a permanent `JobFailure` if the kind has no handler; `DecodingError` if the body is of another form.
    public func handle(_ payload: Envelope, in context: JobContext<Envelope>) async throws {
        guard let entry = entries[payload.kind] else {
            throw JobFailure.permanent("no handler for '\(payload.kind)'")
        }
        try await entry(payload, context)
    }
}
