import RouteHTTP

/// Chooses a format by the `Accept` header of a request.
public struct ContentNegotiator: Sendable {
    /// How much a client likes a format. The quality decides; of two equal ones the format goes
    /// first that the client names more narrowly.
    private struct Rank: Comparable {
        let quality: Double
        let specificity: Int

        static func < (left: Rank, right: Rank) -> Bool {
            (left.quality, left.specificity) < (right.quality, right.specificity)
        }
    }

    private let ranges: [MediaRange]

    /// Members that cannot be read are ignored.
    public init(accept members: [String]) {
        ranges = members.compactMap(MediaRange.init(parsing:))
    }

    public init(_ request: HTTPRequest) {
        self.init(accept: request.headers.list(of: "Accept"))
    }

    /// The quality a client gives to a format: that of the most specific range that covers it,
    /// 0 when none does, and 1 when the client asks for nothing in particular.
    public func quality(of format: MediaType) -> Double {
        rank(of: format).quality
    }

    /// The format the client likes best; of equally good ones the first that is offered.
    /// `nil` when the client refuses all of them.
    public func choose(from offers: [MediaType]) -> MediaType? {
        var best: (format: MediaType, rank: Rank)?
        for format in offers {
            let rank = self.rank(of: format)
            guard rank.quality > 0 else { continue }
            if let current = best, current.rank >= rank { continue }
            best = (format, rank)
        }
        return best?.format
    }

    private func rank(of format: MediaType) -> Rank {
        guard !ranges.isEmpty else { return Rank(quality: 1, specificity: 0) }
        let covering = ranges.filter { $0.covers(format) }
        guard let narrowest = covering.map(\.specificity).max() else { return Rank(quality: 0, specificity: 0) }
        let qualities = covering.filter { $0.specificity == narrowest }.map(\.quality)
        return Rank(quality: qualities.max() ?? 0, specificity: narrowest)
    }
}
