import WebhookModel
import WebhookSignature

/// Why something could not be done with an endpoint.
public enum DispatchError: Error, Hashable {
    case unknownEndpoint(String)
    case duplicateEndpoint(String)
}

/// Sends events to all endpoints that want them and tries failed deliveries again. It has no clock of
/// its own: time only passes by what its caller says.
public actor Dispatcher<Transport: WebhookTransport> {
    private struct Delivery {
        let envelope: Envelope
        let endpointID: String
        var attempt: Int
        var due: Int
    }

    private let transport: Transport
    private let messages: MessageBuilder
    private let policy: RetryPolicy
    private let failureLimit: Int
    private let sinks: [DeliverySink]
    private var endpoints: [String: Endpoint] = [:]
    private var queue: [Delivery] = []
    private var seen: Set<String> = []

    /// - Parameter failureLimit: how many failures in a row disable an endpoint.
    public init(
        transport: Transport,
        messages: MessageBuilder,
        policy: RetryPolicy = .standard,
        failureLimit: Int = 20,
        sinks: [DeliverySink] = []
    ) {
        self.transport = transport
        self.messages = messages
        self.policy = policy
        self.failureLimit = failureLimit
        self.sinks = sinks
    }

    // MARK: - Endpoints

    public func add(_ endpoint: Endpoint) throws {
        guard endpoints[endpoint.id] == nil else { throw DispatchError.duplicateEndpoint(endpoint.id) }
        endpoints[endpoint.id] = endpoint
    }

    public func endpoint(_ id: String) -> Endpoint? {
        return endpoints[id]
    }

    /// Switches an endpoint off or on. Waiting deliveries of one that is switched off are dropped.
    @discardableResult
    public func apply(_ trigger: EndpointState.Trigger, to id: String) throws -> EndpointState {
        guard var endpoint = endpoints[id] else { throw DispatchError.unknownEndpoint(id) }
        try endpoint.state.apply(trigger, limit: failureLimit)
        endpoints[id] = endpoint
        if !endpoint.state.isDeliverable {
            queue.removeAll { $0.endpointID == id }
        }
        return endpoint.state
    }

    // MARK: - Deliveries

    /// How many deliveries wait.
    public var pendingCount: Int {
        return queue.count
    }

    /// When the next delivery is due.
    public var nextDue: Int? {
        return queue.map(\.due).min()
    }

    /// Puts an event into the queue of every endpoint that wants it, and answers how many do. An event
    /// whose id was seen before is sent to nobody.
    @discardableResult
    public func enqueue(_ envelope: Envelope, at now: Int) -> Int {
        guard seen.insert(envelope.id).inserted else { return 0 }
        let receivers = endpoints.values.filter { $0.wants(envelope.type) }.map(\.id).sorted()
        queue += receivers.map { Delivery(envelope: envelope, endpointID: $0, attempt: 1, due: now) }
        return receivers.count
    }

    /// Makes all attempts that are due, at the same time, and answers their records in the order of the
    /// queue. Attempts that fail are put back with their next time.
    @discardableResult
    public func runDue(at now: Int) async -> [DeliveryRecord] {
        let due = queue.filter { $0.due <= now }
        queue.removeAll { $0.due <= now }
        let outcomes = await attempt(due, at: now)

        var records: [DeliveryRecord] = []
        for (delivery, outcome) in zip(due, outcomes) {
            guard let outcome else { continue }
            let record = finish(delivery, outcome, at: now)
            records.append(record)
            for sink in sinks { sink.receive(record) }
        }
        return records
    }

    private func attempt(_ due: [Delivery], at now: Int) async -> [Outcome?] {
        let requests: [(Int, SignedMessage)] = due.enumerated().compactMap { index, delivery in
            guard let endpoint = endpoints[delivery.endpointID] else { return nil }
            return (index, messages.message(delivery.envelope, to: endpoint, attempt: delivery.attempt, at: now))
        }
        return await withTaskGroup(of: (Int, Outcome).self) { [transport] group in
            for (index, message) in requests {
                group.addTask { (index, await transport.deliver(message)) }
            }
            var outcomes: [Outcome?] = Array(repeating: nil, count: due.count)
            for await (index, outcome) in group { outcomes[index] = outcome }
            return outcomes
        }
    }

    private func finish(_ delivery: Delivery, _ outcome: Outcome, at now: Int) -> DeliveryRecord {
        let state = try? apply(outcome.trigger, to: delivery.endpointID)
        var next: Int?
        if case .deferred = outcome, state?.isDeliverable ?? false,
            let delay = policy.delay(afterAttempt: delivery.attempt)
        {
            var again = delivery
            again.attempt += 1
            again.due = now + delay
            queue.append(again)
            next = again.due
        }
        return DeliveryRecord(
            eventID: delivery.envelope.id,
            endpointID: delivery.endpointID,
            attempt: delivery.attempt,
            outcome: outcome,
            nextAttempt: next
        )
    }
}
