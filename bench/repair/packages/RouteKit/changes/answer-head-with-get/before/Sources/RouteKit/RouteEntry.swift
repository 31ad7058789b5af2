import RouteHTTP

/// A handler with what a listing tells about it.
struct Endpoint: Sendable {
    let handler: Handler
    let name: String
}

/// All handlers of one pattern.
struct RouteEntry: Sendable {
    private var endpoints: [HTTPMethod: Endpoint] = [:]

    /// - Returns: `false` when the method has a handler already, which then stays.
    mutating func add(_ endpoint: Endpoint, for method: HTTPMethod) -> Bool {
        guard endpoints[method] == nil else { return false }
        endpoints[method] = endpoint
        return true
    }

    func endpoint(for method: HTTPMethod) -> Endpoint? {
        endpoints[method]
    }

    /// What may be asked here, sorted; OPTIONS is always answered.
    func allowed() -> [HTTPMethod] {
        var methods = Set(endpoints.keys)
        methods.insert(.options)
        return methods.sorted()
    }

    var listing: [(method: HTTPMethod, name: String)] {
        endpoints.map { ($0.key, $0.value.name) }.sorted { $0.0 < $1.0 }
    }
}
