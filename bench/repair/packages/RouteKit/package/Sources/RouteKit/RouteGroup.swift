import RouteHTTP
import RouteTree

/// Routes under a common prefix, and the steps around them.
public struct RouteGroup {
    struct Route {
        let method: HTTPMethod
        let pattern: PathPattern
        let endpoint: Endpoint
    }

    private let prefix: PathPattern
    private let chain: MiddlewareChain
    private(set) var routes: [Route] = []

    init(prefix: PathPattern, chain: MiddlewareChain) {
        self.prefix = prefix
        self.chain = chain
    }

    public mutating func on(
        _ method: HTTPMethod,
        _ path: String = "/",
        name: String = "",
        handler: @escaping Handler
    ) throws {
        let pattern = try prefix.appending(PathPattern(path))
        routes.append(Route(method: method, pattern: pattern, endpoint: Endpoint(handler: chain.wrapping(handler), name: name)))
    }

    /// A group in this group: its prefix stands behind, and its steps run inside.
    public mutating func group(
        _ path: String,
        middleware: MiddlewareChain = MiddlewareChain(),
        _ routes: (inout RouteGroup) throws -> Void
    ) throws {
        let inner = try prefix.appending(PathPattern(path))
        var group = RouteGroup(prefix: inner, chain: chain.followed(by: middleware))
        try routes(&group)
        self.routes += group.routes
    }
}
