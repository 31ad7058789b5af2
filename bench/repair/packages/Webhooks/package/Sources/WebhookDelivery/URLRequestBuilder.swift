import Foundation

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// Makes requests of messages, and refuses addresses that must not be called.
public struct URLRequestBuilder: Sendable {
    public let timeout: TimeInterval
    /// Whether `http` is allowed to the own machine, for development.
    public let allowsLoopback: Bool

    public init(timeout: TimeInterval = 10, allowsLoopback: Bool = false) {
        self.timeout = timeout
        self.allowsLoopback = allowsLoopback
    }

    /// - Throws: ``TransportError/invalidAddress(_:)``
    public func request(for message: SignedMessage) throws -> URLRequest {
        var request = URLRequest(url: try url(message.url), timeoutInterval: timeout)
        request.httpMethod = "POST"
        for header in message.headers {
            request.setValue(header.value, forHTTPHeaderField: header.name)
        }
        request.httpBody = Data(message.body)
        return request
    }

    private func url(_ text: String) throws -> URL {
        guard let parts = URLComponents(string: text), let url = parts.url,
            let host = parts.host, !host.isEmpty
        else {
            throw TransportError.invalidAddress("“\(text)” is no address")
        }
        guard parts.user == nil, parts.password == nil else {
            throw TransportError.invalidAddress("an address must not hold a password")
        }
        switch (parts.scheme?.lowercased() ?? "", allowsLoopback && Self.isLoopback(host)) {
        case ("https", _), ("http", true):
            return url
        case ("http", false):
            throw TransportError.invalidAddress("“\(host)” must be called with https")
        case (let scheme, _):
            throw TransportError.invalidAddress("the scheme “\(scheme)” is unknown")
        }
    }

    private static func isLoopback(_ host: String) -> Bool {
        return ["localhost", "127.0.0.1", "[::1]", "::1"].contains(host.lowercased())
    }
}

/// Sends over a session of Foundation.
public final class URLSessionTransport: WebhookTransport {
    private let session: URLSession
    private let builder: URLRequestBuilder

    public init(session: URLSession = .shared, builder: URLRequestBuilder = URLRequestBuilder()) {
        self.session = session
        self.builder = builder
    }

    public func request(for message: SignedMessage) throws -> URLRequest {
        return try builder.request(for: message)
    }

    public func send(_ request: URLRequest) async throws -> TransportResponse {
        return try await withCheckedThrowingContinuation { continuation in
            let task = session.dataTask(with: request) { _, response, error in
                continuation.resume(with: Self.result(of: response, error))
            }
            task.resume()
        }
    }

    static func result(of response: URLResponse?, _ error: (any Error)?) -> Result<TransportResponse, any Error> {
        if let error = error as? URLError {
            return .failure(error.code == .timedOut ? TransportError.timeout : .unreachable("code \(error.errorCode)"))
        }
        if let error { return .failure(TransportError.unreachable(String(describing: error))) }
        guard let response = response as? HTTPURLResponse else {
            return .failure(TransportError.unreachable("no HTTP"))
        }
        var headers: [String: String] = [:]
        for case let (name as String, value as String) in response.allHeaderFields {
            headers[name] = value
        }
        return .success(TransportResponse(status: response.statusCode, headers: headers))
    }
}
