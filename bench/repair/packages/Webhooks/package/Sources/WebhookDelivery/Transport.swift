import WebhookModel

/// What an endpoint answered.
public struct TransportResponse: Sendable, Hashable {
    public let status: Int
    /// Header fields by lower-case name.
    public let headers: [String: String]

    public init(status: Int, headers: [String: String] = [:]) {
        self.status = status
        self.headers = Dictionary(headers.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    /// The seconds of a `Retry-After`; dates, negative numbers and other texts are ignored.
    public var retryAfter: Int? {
        guard let text = headers["retry-after"], let seconds = Int(text), seconds >= 0 else { return nil }
        return seconds
    }
}

/// Why there was no answer.
public enum TransportError: Error, Hashable {
    case timeout
    case unreachable(String)
    case invalidAddress(String)
}

/// A message that is ready to be sent.
public struct SignedMessage: Sendable, Hashable {
    public let url: String
    /// Header fields in the order in which they are sent.
    public let headers: [Header]
    public let body: [UInt8]

    public struct Header: Sendable, Hashable {
        public let name: String
        public let value: String
    }

    public init(url: String, headers: [Header], body: [UInt8]) {
        self.url = url
        self.headers = headers
        self.body = body
    }

    public subscript(header name: String) -> String? {
        return headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}

/// Carries messages to endpoints.
public protocol WebhookTransport: Sendable {
    /// The form in which this transport takes a message.
    associatedtype Request: Sendable

    /// - Throws: ``TransportError/invalidAddress(_:)``
    func request(for message: SignedMessage) throws -> Request

    /// - Throws: ``TransportError``
    func send(_ request: Request) async throws -> TransportResponse
}

extension WebhookTransport {
    /// Sends a message and says what became of it, also when it could not be sent, and how long the
    /// receiver asks to be left alone.
    func deliver(_ message: SignedMessage) async -> (outcome: Outcome, retryAfter: Int?) {
        do {
            let response = try await send(request(for: message))
            return (Outcome(status: response.status), response.retryAfter)
        } catch let error as TransportError {
            switch error {
            case .timeout: return (.deferred(.timeout), nil)
            case .unreachable(let reason): return (.deferred(.unreachable(reason)), nil)
            case .invalidAddress(let reason): return (.rejected(.unreachable(reason)), nil)
            }
        } catch {
            return (.deferred(.unreachable(String(describing: error))), nil)
        }
    }
}
