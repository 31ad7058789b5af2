import FeedModel
import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// What a server says to recognise a text by.
public struct Validator: Codable, Hashable, Sendable {
    public let tag: String?
    public let modified: String?

    private enum CodingKeys: String, CodingKey {
        case tag = "etag"
        case modified = "last_modified"
    }

    public init(tag: String? = nil, modified: String? = nil) {
        self.tag = tag
        self.modified = modified
    }
}

/// What came of fetching.
public enum FetchReply: Hashable, Sendable {
    case content(String, validator: Validator)
    /// The text is the one that the validator belongs to.
    case unchanged
    case moved(to: FeedAddress)
    case refused(status: Int)
}

/// Fetches texts.
public protocol Fetcher: Sendable {
    func fetch(_ address: FeedAddress, validator: Validator?) async throws -> FetchReply
}

/// A fetcher that is only a closure.
public struct InlineFetcher: Fetcher {
    private let body: @Sendable (FeedAddress, Validator?) async throws -> FetchReply

    public init(_ body: @escaping @Sendable (FeedAddress, Validator?) async throws -> FetchReply) {
        self.body = body
    }

    public func fetch(_ address: FeedAddress, validator: Validator?) async throws -> FetchReply {
        return try await body(address, validator)
    }
}

/// Says in HTTP what a fetcher wants, and reads what the server answers.
public struct HTTPTranslator: Sendable {
    public let agent: String

    public init(agent: String) {
        self.agent = agent
    }

    /// - Returns: `nil` if the address is no URL.
    public func request(for address: FeedAddress, validator: Validator?) -> URLRequest? {
        guard let url = address.url else { return nil }
        var request = URLRequest(url: url, timeoutInterval: 30)
        request.setValue(agent, forHTTPHeaderField: "User-Agent")
        request.setValue("application/rss+xml, application/atom+xml;q=0.9, */*;q=0.1", forHTTPHeaderField: "Accept")
        if let tag = validator?.tag {
            request.setValue(tag, forHTTPHeaderField: "If-None-Match")
        }
        if let modified = validator?.modified {
            request.setValue(modified, forHTTPHeaderField: "If-Modified-Since")
        }
        return request
    }

    public func reply(to response: HTTPURLResponse, body: Data, from address: FeedAddress) -> FetchReply {
        switch response.statusCode {
        case 200..<300:
            let validator = Validator(
                tag: response.value(forHTTPHeaderField: "ETag"),
                modified: response.value(forHTTPHeaderField: "Last-Modified"))
            return .content(String(decoding: body, as: UTF8.self), validator: validator)
        case 304:
            return .unchanged
        case 301, 308:
            guard let place = response.value(forHTTPHeaderField: "Location"), let target = try? address.resolving(place)
            else {
                return .refused(status: response.statusCode)
            }
            return .moved(to: target)
        default:
            return .refused(status: response.statusCode)
        }
    }
}
