import RouteHTTP

extension Router {
    /// Registers a handler that takes the body as a value and answers with a value.
    public mutating func on<Input: Decodable & Sendable, Output: Encodable & Sendable>(
        _ method: HTTPMethod,
        _ path: String,
        body: Input.Type,
        status: HTTPStatus = .ok,
        name: String = "",
        handler: @escaping @Sendable (Input, Exchange) async throws -> Output
    ) throws {
        try on(method, path, name: name) { exchange in
            let input = try exchange.decode(body)
            let output = try await handler(input, exchange)
            return try exchange.respond(output, status: status)
        }
    }

    /// Registers a handler that answers with a value, or with 404 when it has none.
    public mutating func get<Output: Encodable & Sendable>(
        _ path: String,
        name: String = "",
        value: @escaping @Sendable (Exchange) async throws -> Output?
    ) throws {
        try on(.get, path, name: name) { exchange in
            guard let output = try await value(exchange) else {
                throw RouteError.notFound(path: exchange.request.path)
            }
            return try exchange.respond(output)
        }
    }

    /// Sends one path to another for good.
    public mutating func redirect(_ path: String, to target: String) throws {
        try on(.get, path, name: "→ \(target)") { _ in .redirect(to: target, permanently: true) }
    }
}
