import RouteHTTP

/// Chooses a format by the `Accept` header of a request.
public struct ContentNegotiator: Sendable {
    private let ranges: [MediaRange]

    /// Members that cannot be read are ignored.
    public init(accept members: [String]) {
        ranges = members.compactMap(MediaRange.init(parsing:))
    }

    public init(_ request: HTTPRequest) {
        self.init(accept: request.headers.list(of: "Accept"))
    }

    /// The quality a client gives to a format: the best of all ranges that cover it, 0 when none
    /// does, and 1 when the client asks for nothing in particular.
    public func quality(of format: MediaType) -> Double {
        guard !ranges.isEmpty else { return 1 }
        return ranges.filter { $0.covers(format) }.map(\.quality).max() ?? 0
    }

    /// The format the client likes best; of equally good ones the first that is offered.
    /// `nil` when the client refuses all of them.
    public func choose(from offers: [MediaType]) -> MediaType? {
        var best: (format: MediaType, quality: Double)?
        for format in offers {
            let quality = self.quality(of: format)
            guard quality > 0 else { continue }
            if let current = best, current.quality >= quality { continue }
            best = (format, quality)
        }
        return best?.format
    }
}
