import RouteHTTP

/// Gives every request an id and tells it in the response. An id that the client sent is kept when
/// it is not longer than 64 characters.
public struct RequestIDMiddleware: Middleware {
    public enum Key: ContextKey {
        public static let defaultValue = "-"
    }

    public static let headerName = "X-Request-ID"

    private let makeID: @Sendable () -> String

    public init(makeID: @escaping @Sendable () -> String) {
        self.makeID = makeID
    }

    public func respond(to exchange: Exchange, next: Handler) async throws -> HTTPResponse {
        let sent = exchange.request.headers[Self.headerName]?.trimmed ?? ""
        let id = sent.isEmpty || sent.count > 64 ? makeID() : sent
        exchange.context[Key.self] = id
        var response = try await next(exchange)
        response.headers[Self.headerName] = id
        return response
    }
}

/// Refuses bodies that are longer than a limit.
public struct BodyLimitMiddleware: Middleware {
    public let limit: Int

    public init(limit: Int) {
        self.limit = limit
    }

    public func respond(to exchange: Exchange, next: Handler) async throws -> HTTPResponse {
        guard exchange.request.body.count <= limit else {
            throw RouteError.contentTooLarge(limit: limit)
        }
        return try await next(exchange)
    }
}

/// Adds fields to responses that do not have them.
public struct DefaultHeadersMiddleware: Middleware {
    private let headers: HTTPHeaders

    public init(_ headers: HTTPHeaders) {
        self.headers = headers
    }

    public func respond(to exchange: Exchange, next: Handler) async throws -> HTTPResponse {
        var response = try await next(exchange)
        for field in headers {
            response.headers.addIfMissing(field.name, field.value)
        }
        return response
    }
}

/// Answers errors of what stands behind it.
public struct ErrorMiddleware: Middleware {
    private let mapper: ErrorMapper

    public init(_ mapper: ErrorMapper = .standard) {
        self.mapper = mapper
    }

    public func respond(to exchange: Exchange, next: Handler) async throws -> HTTPResponse {
        do {
            return try await next(exchange)
        } catch {
            return mapper.response(to: error)
        }
    }
}

/// Counts responses by route and status class.
public actor RouteMetrics {
    private var counts: [String: [HTTPStatus.Category: Int]] = [:]
    private(set) var failures = 0

    public init() {}

    public func record(_ route: String, _ status: HTTPStatus) {
        counts[route, default: [:]][status.category, default: 0] += 1
        if status.category == .serverError { failures += 1 }
    }

    public func count(_ route: String, _ category: HTTPStatus.Category) -> Int {
        counts[route]?[category] ?? 0
    }

    public func total() -> Int {
        counts.values.flatMap(\.values).reduce(0, +)
    }

    /// How many responses were server errors or never came to be.
    public func failureCount() -> Int { failures }

    func recordFailure() {
        failures += 1
    }
}

/// Reports every response of a route, and every error that passes, to a ``RouteMetrics``.
public struct MetricsMiddleware: Middleware {
    private let metrics: RouteMetrics

    public init(_ metrics: RouteMetrics) {
        self.metrics = metrics
    }

    public func respond(to exchange: Exchange, next: Handler) async throws -> HTTPResponse {
        do {
            let response = try await next(exchange)
            await metrics.record(exchange.pattern?.description ?? "-", response.status)
            return response
        } catch {
            await metrics.recordFailure()
            throw error
        }
    }
}
