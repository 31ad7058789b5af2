/// Answers a request.
public typealias Responder = @Sendable (Request) async throws -> Response

/// Stands before those who answer, and may answer itself.
public protocol Middleware: Sendable {
    func respond(to request: Request, next: @escaping Responder) async throws -> Response
}

/// A middleware that is only a closure.
public struct InlineMiddleware: Middleware {
    private let body: @Sendable (Request, @escaping Responder) async throws -> Response

    public init(_ body: @escaping @Sendable (Request, @escaping Responder) async throws -> Response) {
        self.body = body
    }

    public func respond(to request: Request, next: @escaping Responder) async throws -> Response {
        return try await body(request, next)
    }
}

/// Puts middlewares and routes together. Not to be shared; what it makes is.
public final class Pipeline {
    private struct Route: Hashable {
        let method: Method
        let path: String
    }

    private var middlewares: [any Middleware] = []
    private var routes: [Route: Responder] = [:]

    public init() {}

    /// Middlewares stand in the order in which they are named.
    @discardableResult
    public func use(_ middleware: some Middleware) -> Pipeline {
        middlewares.append(middleware)
        return self
    }

    /// - Returns: whether the route is new; it replaces one that is not.
    @discardableResult
    public func on(_ method: Method, _ path: String, _ responder: @escaping Responder) -> Bool {
        return routes.updateValue(responder, forKey: Route(method: method, path: path)) == nil
    }

    /// Answers with all that was said until now: 404 if no route has the path, 405 if none has it by the method.
    public func responder() -> Responder {
        let routes = routes
        let paths = Set(routes.keys.map(\.path))
        var next: Responder = { request in
            if let route = routes[Route(method: request.method, path: request.path)] {
                return try await route(request)
            }
            return paths.contains(request.path) ? Response(405, "method not allowed") : Response(404, "nothing here")
        }
        for middleware in middlewares.reversed() {
            let inner = next
            next = { request in try await middleware.respond(to: request, next: inner) }
        }
        let outermost = next
        return { request in try await outermost(request).finished() }
    }
}
