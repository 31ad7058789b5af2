/// A method and a path pattern, in which `:name` stands for one segment.
public struct Route: Equatable, Sendable {
    public let method: String
    public let segments: [String]

    public init(_ method: String, _ pattern: String) {
        self.method = method
        self.segments = pattern.split(separator: "/").map(String.init)
    }

    /// The values of the named segments; nil when the route does not fit.
    public func match(_ method: String, _ path: String) -> [String: String]? {
        let parts = path.split(separator: "/").map(String.init)
        guard method == self.method, parts.count == segments.count else { return nil }
        var values: [String: String] = [:]
        for (segment, part) in zip(segments, parts) {
            if segment.hasPrefix(":") {
                values[String(segment.dropFirst())] = part
            } else if segment != part {
                return nil
            }
        }
        return values
    }
}
