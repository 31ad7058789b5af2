import Core

/// Answers `GET /hello/:name`.
struct Greeter {
    private let route = Route("GET", "/hello/:name")

    func answer(_ method: String, _ path: String) -> String {
        guard let name = route.match(method, path)?["name"] else { return "404 Not Found" }
        return "Hello, \(name)!"
    }
}
