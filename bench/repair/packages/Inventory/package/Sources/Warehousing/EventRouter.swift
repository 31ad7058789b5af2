import StockModel

/// Hands events to those who asked for their kind.
public final class EventRouter {
    public typealias Handler = (StockEvent) -> Void

    private var handlers: [StockEvent.Kind: [Handler]] = [:]
    private var fallback: Handler?

    public init() {}

    public func on(_ kinds: StockEvent.Kind..., do handler: @escaping Handler) {
        for kind in kinds {
            handlers[kind, default: []].append(handler)
        }
    }

    /// What is done with events that nobody asked for.
    public func otherwise(_ handler: @escaping Handler) {
        fallback = handler
    }

    public func route(_ event: StockEvent) {
        guard let handlers = handlers[event.kind] else {
            fallback?(event)
            return
        }
        handlers.forEach { $0(event) }
    }

    public func route(_ events: some Sequence<StockEvent>) {
        for event in events {
            route(event)
        }
    }
}

/// Keeps count of what events tell. It lives as long as its router.
public final class StockTally {
    public private(set) var arrivals: [SKU: Int] = [:]
    public private(set) var departures: [SKU: Int] = [:]
    public private(set) var remarks: [String] = []
    public private(set) var ignored = 0

    public init(_ router: EventRouter) {
        router.on(.received) { event in
            self.arrivals[event.sku, default: 0] += event.change
        }
        router.on(.shipped) { event in
            self.departures[event.sku, default: 0] -= event.change
        }
        router.on(.counted, .cancelled) { event in
            self.note(event)
        }
        router.otherwise { _ in self.ignored += 1 }
    }

    /// The item of which most pieces went out, the lowest number among equals.
    public var favourite: SKU? {
        departures.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    private func note(_ event: StockEvent) {
        remarks.append(event.description)
    }
}
