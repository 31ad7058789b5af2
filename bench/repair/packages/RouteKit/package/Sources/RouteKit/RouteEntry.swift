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

    /// The handler for a method. With `headFollowsGet` a HEAD without a handler of its own gets
    /// that of GET.
    func endpoint(for method: HTTPMethod, headFollowsGet: Bool) -> (endpoint: Endpoint, isFallback: Bool)? {
        if let endpoint = endpoints[method] { return (endpoint, false) }
        guard method == .head, headFollowsGet, let endpoint = endpoints[.get] else { return nil }
        return (endpoint, true)
    }

    /// What may be asked here, sorted; OPTIONS is always answered.
    func allowed(headFollowsGet: Bool) -> [HTTPMethod] {
        var methods = Set(endpoints.keys)
        methods.insert(.options)
        if headFollowsGet, methods.contains(.get) { methods.insert(.head) }
        return methods.sorted()
    }

    var listing: [(method: HTTPMethod, name: String)] {
        endpoints.map { ($0.key, $0.value.name) }.sorted { $0.0 < $1.0 }
    }
}
