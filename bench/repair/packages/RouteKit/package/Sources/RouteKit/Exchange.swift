import RouteCoding
import RouteHTTP
import RouteTree

/// A request on its way to a handler, with what the router knows about it.
public struct Exchange: Sendable {
    public var request: HTTPRequest
    /// What the pattern kept of the path; empty before a route is found.
    public internal(set) var parameters = PathParameters()
    /// The pattern of the route, for logs and metrics; `nil` before a route is found.
    public internal(set) var pattern: PathPattern?
    public let context: RequestContext
    public let coders: CoderRegistry

    public init(_ request: HTTPRequest, context: RequestContext = RequestContext(), coders: CoderRegistry = .standard) {
        self.request = request
        self.context = context
        self.coders = coders
    }

    /// The body as a value.
    /// - Throws: ``RouteError/unsupportedMediaType(_:)`` for a format nobody reads, and
    ///   `BodyError` for a body that does not fit.
    public func decode<T: Decodable>(_ type: T.Type = T.self) throws -> T {
        let format = request.contentType
        guard let coder = coders.reader(for: format) else {
            throw RouteError.unsupportedMediaType(format?.essence ?? "")
        }
        return try coder.decode(type, from: request.body)
    }

    /// A response with a value in the format the client likes best.
    /// - Throws: ``RouteError/notAcceptable(_:)`` when it accepts none.
    public func respond(_ value: some Encodable, status: HTTPStatus = .ok) throws -> HTTPResponse {
        guard let coder = coders.writer(for: request) else {
            throw RouteError.notAcceptable(coders.offers)
        }
        let body = try coder.encode(value)
        return HTTPResponse(status, headers: ["Content-Type": coder.mediaType.description, "Vary": "Accept"], body: body)
    }
}
