import RouteHTTP

/// The formats a service reads and writes, in the order of its own preference.
public struct CoderRegistry: Sendable {
    private var coders: [any BodyCoder] = []

    public init() {}

    /// JSON first, plain text for what asks for it.
    public static let standard: CoderRegistry = {
        var registry = CoderRegistry()
        registry.register(JSONBodyCoder.self, options: .init())
        registry.register(TextBodyCoder.self, options: .none)
        return registry
    }()

    /// Adds a format; one that writes the same media type is replaced at its place.
    public mutating func register<Coder: BodyCoder>(_ type: Coder.Type, options: Coder.Options) {
        let coder = Coder(options: options)
        if let index = coders.firstIndex(where: { $0.mediaType.isSameFormat(as: coder.mediaType) }) {
            coders[index] = coder
        } else {
            coders.append(coder)
        }
    }

    public var offers: [MediaType] { coders.map(\.mediaType) }

    /// The coder that reads a body; without a content type the preferred one.
    public func reader(for format: MediaType?) -> (any BodyCoder)? {
        guard let format else { return coders.first }
        return coders.first { $0.reads(format) }
    }

    /// The coder a client likes best, or `nil` when it accepts none.
    public func writer(for request: HTTPRequest) -> (any BodyCoder)? {
        guard let chosen = ContentNegotiator(request).choose(from: offers) else { return nil }
        return coders.first { $0.mediaType == chosen }
    }
}
