import RouteCoding
import RouteHTTP
import RouteTree

/// Finds the handler of a request by its path and method. It is built once by mutation and then
/// only read, so that it may be used by many tasks.
public struct Router: Sendable {
    /// What can be chosen about a router.
    public struct Options: Sendable {
        /// Whether a HEAD without a handler of its own is answered like GET, without the body.
        public var headFollowsGet: Bool

        public init(headFollowsGet: Bool = true) {
            self.headFollowsGet = headFollowsGet
        }
    }

    private var trie = PathTrie<RouteEntry>()
    private var chain = MiddlewareChain()
    private let options: Options
    private let coders: CoderRegistry
    private let errors: ErrorMapper

    public init(options: Options = Options(), coders: CoderRegistry = .standard, errors: ErrorMapper = .standard) {
        self.options = options
        self.coders = coders
        self.errors = errors
    }

    /// Adds a step around everything, also around the answers to unknown paths.
    public mutating func use(_ step: some Middleware) {
        chain.append(step)
    }

    /// Registers a handler.
    /// - Throws: `PatternError`, `TrieError` or ``RegistrationError``.
    public mutating func on(
        _ method: HTTPMethod,
        _ path: String,
        name: String = "",
        handler: @escaping Handler
    ) throws {
        try add(method, PathPattern(path), Endpoint(handler: handler, name: name))
    }

    /// Registers handlers under a common prefix, with steps of their own.
    public mutating func group(
        _ prefix: String,
        middleware: MiddlewareChain = MiddlewareChain(),
        _ routes: (inout RouteGroup) throws -> Void
    ) throws {
        var group = RouteGroup(prefix: try PathPattern(prefix), chain: middleware)
        try routes(&group)
        for route in group.routes {
            try add(route.method, route.pattern, route.endpoint)
        }
    }

    /// Answers a request. Errors of handlers and steps become responses.
    public func respond(to request: HTTPRequest, context: RequestContext = RequestContext()) async -> HTTPResponse {
        var exchange = Exchange(request, context: context, coders: coders)
        let match = trie.match(request.path)
        if let match {
            exchange.parameters = match.parameters
            exchange.pattern = match.pattern
        }
        let handler = chain.wrapping { [options] exchange in
            try await Self.dispatch(exchange, to: match?.value, options: options)
        }
        do {
            return try await handler(exchange)
        } catch {
            return errors.response(to: error)
        }
    }

    /// Answers several requests at once; the responses are in the order of the requests.
    public func respond(toAll requests: [HTTPRequest]) async -> [HTTPResponse] {
        await withTaskGroup(of: (Int, HTTPResponse).self) { group in
            for (index, request) in requests.enumerated() {
                group.addTask { (index, await respond(to: request)) }
            }
            var responses: [Int: HTTPResponse] = [:]
            for await (index, response) in group {
                responses[index] = response
            }
            return requests.indices.compactMap { responses[$0] }
        }
    }

    /// All routes, sorted by pattern and method.
    public var table: [RouteRow] {
        trie.all.flatMap { pattern, entry in
            entry.listing.map { RouteRow(method: $0.method, pattern: pattern.description, name: $0.name) }
        }
    }

    private mutating func add(_ method: HTTPMethod, _ pattern: PathPattern, _ endpoint: Endpoint) throws {
        try trie.update(pattern) { entry in
            var changed = entry ?? RouteEntry()
            guard changed.add(endpoint, for: method) else {
                throw RegistrationError.duplicate(method, pattern: pattern.description)
            }
            entry = changed
        }
    }

    private static func dispatch(_ exchange: Exchange, to entry: RouteEntry?, options: Options) async throws -> HTTPResponse {
        let method = exchange.request.method
        guard let entry else { throw RouteError.notFound(path: exchange.request.path) }
        if let (endpoint, isFallback) = entry.endpoint(for: method, headFollowsGet: options.headFollowsGet) {
            let response = try await endpoint.handler(exchange)
            return isFallback ? response.withoutBody() : response
        }
        let allowed = entry.allowed(headFollowsGet: options.headFollowsGet)
        guard method == .options else {
            throw RouteError.methodNotAllowed(method, allowed: allowed)
        }
        return HTTPResponse(.noContent, headers: ["Allow": allowed.listed])
    }
}
