import Foundation
import Testing
import WebhookModel
import WebhookSignature

@testable import WebhookDelivery

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// Answers by a script and keeps what was sent.
actor ScriptedTransport: WebhookTransport {
    private var script: [Result<TransportResponse, TransportError>]
    private(set) var sent: [SignedMessage] = []

    init(_ script: [Result<TransportResponse, TransportError>] = []) {
        self.script = script
    }

    nonisolated func request(for message: SignedMessage) throws -> SignedMessage {
        guard message.url.hasPrefix("https:") else { throw TransportError.invalidAddress(message.url) }
        return message
    }

    func send(_ request: SignedMessage) async throws -> TransportResponse {
        sent.append(request)
        return try script.isEmpty ? TransportResponse(status: 200) : script.removeFirst().get()
    }
}

let testSecret = try! Secret("whsec_000102030405060708090a0b0c0d0e0f")

@Suite("Dispatching")
struct DispatcherTests {
    private func dispatcher(
        _ transport: ScriptedTransport,
        policy: RetryPolicy = RetryPolicy(maximumAttempts: 3, firstDelay: 10, factor: 2),
        sinks: [DeliverySink] = []
    ) -> Dispatcher<ScriptedTransport> {
        let builder = MessageBuilder(signer: WebhookSigner(secret: testSecret))
        return Dispatcher(transport: transport, messages: builder, policy: policy, failureLimit: 3, sinks: sinks)
    }

    private let envelope = Envelope(id: "evt_1", type: "order.paid", body: Array("{}".utf8))

    @Test func delivery() async throws {
        let transport = ScriptedTransport()
        let dispatcher = dispatcher(transport)
        try await dispatcher.add(Endpoint(id: "a", url: "https://a.example"))
        try await dispatcher.add(Endpoint(id: "b", url: "https://b.example", events: ["refund.*"]))
        #expect(await dispatcher.enqueue(envelope, at: 100) == 1)
        let records = await dispatcher.runDue(at: 100)
        #expect(records == [DeliveryRecord(eventID: "evt_1", endpointID: "a", attempt: 1, outcome: .delivered(status: 200))])
        let message = try #require(await transport.sent.first)
        let header = try #require(message[header: "webhook-signature"])
        try WebhookVerifier(secret: testSecret).verify(message.body, id: "evt_1", header: header, now: 100)
    }

    @Test func retries() async throws {
        let transport = ScriptedTransport([.failure(.timeout), .success(TransportResponse(status: 503))])
        let dispatcher = dispatcher(transport)
        try await dispatcher.add(Endpoint(id: "a", url: "https://a.example"))
        await dispatcher.enqueue(envelope, at: 0)
        #expect(await dispatcher.runDue(at: 0).first?.nextAttempt == 10)
        #expect(await dispatcher.runDue(at: 9).isEmpty)
        #expect(await dispatcher.runDue(at: 10).first?.nextAttempt == 30)
        #expect(await dispatcher.endpoint("a")?.state == .failing(count: 2))
        #expect(await dispatcher.runDue(at: 30).first?.outcome == .delivered(status: 200))
        #expect(await dispatcher.endpoint("a")?.state == .active)
        #expect(await transport.sent.map { $0[header: "Webhook-Attempt"] } == ["1", "2", "3"])
    }

    @Test func receiversMayAskForTime() async throws {
        let busy = TransportResponse(status: 429, headers: ["Retry-After": "120"])
        let dispatcher = dispatcher(ScriptedTransport([.success(busy)]))
        try await dispatcher.add(Endpoint(id: "a", url: "https://a.example"))
        await dispatcher.enqueue(envelope, at: 0)
        #expect(await dispatcher.runDue(at: 0).first?.nextAttempt == 120)
    }

    @Test func anEventIsSentOnce() async throws {
        let dispatcher = dispatcher(ScriptedTransport())
        try await dispatcher.add(Endpoint(id: "a", url: "https://a.example"))
        #expect(await dispatcher.enqueue(envelope, at: 0) == 1)
        #expect(await dispatcher.enqueue(envelope, at: 0) == 0)
    }

    @Test func goneEndpointsAreDisabled() async throws {
        let dispatcher = dispatcher(ScriptedTransport([.success(TransportResponse(status: 410))]))
        try await dispatcher.add(Endpoint(id: "a", url: "https://a.example"))
        await dispatcher.enqueue(envelope, at: 0)
        await dispatcher.runDue(at: 0)
        #expect(await dispatcher.endpoint("a")?.state == .disabled(.gone))
        #expect(await dispatcher.pendingCount == 0)
    }

    @Test func sinksSeeEveryAttempt() async throws {
        let failures = FailureSink(name: "failures")
        let all = BufferSink(name: "all", capacity: 1)
        let dispatcher = dispatcher(ScriptedTransport([.failure(.timeout)]), sinks: [failures, all])
        try await dispatcher.add(Endpoint(id: "é", url: "https://a.example"))
        await dispatcher.enqueue(envelope, at: 0)
        await dispatcher.runDue(at: 0)
        await dispatcher.runDue(at: 50)
        #expect(failures.failures(of: "é") == 1)
        #expect(failures.summary == "failures: 2, kept 1, worst é (1)")
        #expect(all.records.map(\.attempt) == [2])
    }
}

@Suite("Requests and stores")
struct RequestTests {
    @Test func request() throws {
        let message = SignedMessage(url: "https://example.org/h?x=1", headers: [.init(name: "A", value: "é")], body: [1, 2])
        let request = try URLRequestBuilder(timeout: 3).request(for: message)
        #expect(request.httpMethod == "POST")
        #expect(request.url?.absoluteString == "https://example.org/h?x=1")
        #expect(request.value(forHTTPHeaderField: "a") == "é")
        #expect(request.httpBody == Data([1, 2]))
        #expect(request.timeoutInterval == 3)
    }

    @Test(arguments: ["http://example.org", "ftp://example.org", "https://u:p@example.org", "nonsense", "https://"])
    func badAddresses(_ url: String) {
        #expect(throws: TransportError.self) {
            try URLRequestBuilder(allowsLoopback: true).request(for: SignedMessage(url: url, headers: [], body: []))
        }
    }

    @Test func operationsRunOnce() async throws {
        let store = IdempotencyStore<Int>(lifetime: 10)
        let counter = Counter()
        let values = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<30 {
                group.addTask { try await store.perform("k", at: 0) { await counter.next() } }
            }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(values == [1])
        #expect(await store.value(for: "k", at: 9) == 1)
        #expect(await store.value(for: "k", at: 10) == nil)
    }
}

actor Counter {
    private var count = 0

    func next() -> Int {
        count += 1
        return count
    }
}
