import Foundation
import Testing
import WebhookModel
import WebhookSignature

@testable import WebhookDelivery

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

private actor Gate {
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private var isOpen = false

    func pass() async {
        if isOpen { return }
        await withCheckedContinuation { waiting.append($0) }
    }

    func open() {
        isOpen = true
        waiting.forEach { $0.resume() }
        waiting = []
    }
}

private final class Lines: @unchecked Sendable {
    private let lock = NSLock()
    private var lines: [String] = []

    func add(_ line: String) { lock.withLock { lines.append(line) } }

    var all: [String] { lock.withLock { lines } }
}

@Suite("Hidden: dispatching")
struct HiddenDispatcherTests {
    private struct Oops: Error {}

    private func dispatcher(
        _ script: [Result<TransportResponse, TransportError>] = [],
        failureLimit: Int = 10,
        sinks: [DeliverySink] = []
    ) -> (Dispatcher<ScriptedTransport>, ScriptedTransport) {
        let transport = ScriptedTransport(script)
        let builder = MessageBuilder(signer: WebhookSigner(secret: testSecret), agent: "é/2")
        let policy = RetryPolicy(maximumAttempts: 2, firstDelay: 10, factor: 2)
        return (Dispatcher(transport: transport, messages: builder, policy: policy, failureLimit: failureLimit, sinks: sinks), transport)
    }

    private func envelope(_ id: String) -> Envelope { Envelope(id: id, type: "t", body: [123, 125]) }

    @Test func headersInOrder() async throws {
        let (dispatcher, transport) = dispatcher()
        try await dispatcher.add(Endpoint(id: "a", url: "https://a"))
        await dispatcher.enqueue(envelope("1"), at: 5)
        await dispatcher.runDue(at: 6)
        let message = try #require(await transport.sent.first)
        #expect(message.headers.map(\.name) == ["Content-Type", "User-Agent", "Webhook-Id", "Webhook-Attempt", "Webhook-Signature"])
        #expect(message[header: "user-agent"] == "é/2")
        #expect(message[header: "Webhook-Signature"]?.hasPrefix("t=6,v1=") == true)
        #expect(message[header: "X"] == nil)
    }

    @Test func recordsKeepTheOrderOfTheQueue() async throws {
        let (dispatcher, _) = dispatcher()
        for id in ["c", "a", "b"] { try await dispatcher.add(Endpoint(id: id, url: "https://\(id)")) }
        #expect(await dispatcher.enqueue(envelope("1"), at: 3) == 3)
        await dispatcher.enqueue(envelope("2"), at: 2)
        #expect(await dispatcher.nextDue == 2)
        #expect(await dispatcher.runDue(at: 2).map { $0.eventID + $0.endpointID } == ["2a", "2b", "2c"])
        #expect(await dispatcher.runDue(at: 3).map { $0.eventID + $0.endpointID } == ["1a", "1b", "1c"])
        #expect(await dispatcher.nextDue == nil)
    }

    @Test func attemptsEnd() async throws {
        let (dispatcher, transport) = dispatcher([.failure(.timeout), .failure(.unreachable("x"))])
        try await dispatcher.add(Endpoint(id: "a", url: "https://a"))
        await dispatcher.enqueue(envelope("1"), at: 0)
        #expect(await dispatcher.runDue(at: 3).first?.nextAttempt == 13)
        let last = await dispatcher.runDue(at: 13).first
        #expect(last == DeliveryRecord(eventID: "1", endpointID: "a", attempt: 2, outcome: .deferred(.unreachable("x"))))
        #expect(await dispatcher.pendingCount == 0)
        #expect(await transport.sent.count == 2)
    }

    @Test func rejectedDeliveriesAreNotRepeated() async throws {
        let (dispatcher, transport) = dispatcher([.success(TransportResponse(status: 400))])
        try await dispatcher.add(Endpoint(id: "a", url: "https://a"))
        try await dispatcher.add(Endpoint(id: "b", url: "http://b"))
        await dispatcher.enqueue(envelope("1"), at: 0)
        let outcomes = await dispatcher.runDue(at: 0).map(\.outcome)
        #expect(outcomes == [.rejected(.status(400)), .rejected(.unreachable("http://b"))])
        #expect(await transport.sent.count == 1)
        #expect(await dispatcher.endpoint("b")?.state == .failing(count: 1))
        #expect(await dispatcher.pendingCount == 0)
    }

    @Test func disablingDropsWaitingDeliveries() async throws {
        let (dispatcher, _) = dispatcher()
        try await dispatcher.add(Endpoint(id: "a", url: "https://a"))
        try await dispatcher.add(Endpoint(id: "b", url: "https://b"))
        await dispatcher.enqueue(envelope("1"), at: 0)
        #expect(try await dispatcher.apply(.disable, to: "a") == .disabled(.byOwner))
        #expect(await dispatcher.pendingCount == 1)
        #expect(await dispatcher.enqueue(envelope("2"), at: 0) == 1)
        #expect(await dispatcher.runDue(at: 0).map(\.endpointID) == ["b", "b"])
    }

    @Test func tooManyFailuresEndTheRetries() async throws {
        let (dispatcher, _) = dispatcher([.failure(.timeout)], failureLimit: 1)
        try await dispatcher.add(Endpoint(id: "a", url: "https://a"))
        await dispatcher.enqueue(envelope("1"), at: 0)
        #expect(await dispatcher.runDue(at: 0).first?.nextAttempt == nil)
        #expect(await dispatcher.endpoint("a")?.state == .disabled(.tooManyFailures))
        #expect(await dispatcher.nextDue == nil)
    }

    @Test func faultsOfCallers() async throws {
        let (dispatcher, _) = dispatcher()
        try await dispatcher.add(Endpoint(id: "a", url: "https://a"))
        await #expect(throws: DispatchError.duplicateEndpoint("a")) { try await dispatcher.add(Endpoint(id: "a", url: "x")) }
        await #expect(throws: DispatchError.unknownEndpoint("z")) { try await dispatcher.apply(.enable, to: "z") }
        await #expect(throws: EndpointState.TransitionError.self) { try await dispatcher.apply(.enable, to: "a") }
        #expect(await dispatcher.enqueue(Envelope(id: "1", type: "t", body: []), at: 0) == 1)
    }

    @Test func sinksByName() {
        let types: [DeliverySink.Type] = [DeliverySink.self, BufferSink.self, FailureSink.self]
        let record = DeliveryRecord(eventID: "e", endpointID: "é", attempt: 1, outcome: .delivered(status: 200))
        let summaries = types.map { type in
            let sink = type.init(name: "s")
            sink.receive(record)
            return sink.summary
        }
        #expect(summaries == ["s: 1", "s: 1, kept 1", "s: 1, kept 0"])
    }

    @Test func lines() {
        let lines = Lines()
        let sink = LineSink(name: "log") { lines.add($0) }
        sink.receive(DeliveryRecord(eventID: "e", endpointID: "é", attempt: 2, outcome: .deferred(.timeout), nextAttempt: 9))
        sink.receive(DeliveryRecord(eventID: "e", endpointID: "é", attempt: 3, outcome: .gone))
        #expect(lines.all == ["log e → é #2 deferred: no answer in time, again at 9", "log e → é #3 gone"])
    }

    @Test func buffersAndCounts() async {
        let sink = FailureSink(name: "f", capacity: 2)
        await withTaskGroup(of: Void.self) { group in
            for number in 1...60 {
                let id = number.isMultiple(of: 3) ? "a" : "b"
                group.addTask {
                    sink.receive(DeliveryRecord(eventID: "\(number)", endpointID: id, attempt: 1, outcome: .gone))
                }
            }
        }
        #expect(sink.receivedCount == 60)
        #expect(sink.records.count == 2)
        #expect(sink.failures(of: "a") == 20)
        #expect(sink.summary == "f: 60, kept 2, worst b (40)")
        #expect(sink.failures(of: "c") == 0)
    }
}

@Suite("Hidden: stores and requests")
struct HiddenStoreTests {
    private struct Oops: Error {}

    @Test func failuresAreForgotten() async throws {
        let store = IdempotencyStore<Int>(lifetime: 10)
        await #expect(throws: Oops.self) { try await store.perform("k", at: 0) { throw Oops() } }
        #expect(try await store.perform("k", at: 0) { 2 } == 2)
        #expect(try await store.perform("k", at: 9) { 3 } == 2)
        #expect(try await store.perform("k", at: 10) { 4 } == 4)
    }

    @Test func theOldestGoFirst() async throws {
        let store = IdempotencyStore<Int>(lifetime: 100, capacity: 2)
        for (number, key) in ["a", "b", "c"].enumerated() {
            _ = try await store.perform(key, at: 0) { number }
        }
        #expect(await store.value(for: "a", at: 0) == nil)
        #expect(await store.value(for: "c", at: 0) == 2)
        #expect(await store.count == 2)
    }

    @Test func purging() async throws {
        let store = IdempotencyStore<Int>(lifetime: 5)
        _ = try await store.perform("a", at: 0) { 1 }
        _ = try await store.perform("b", at: 3) { 2 }
        #expect(await store.purge(at: 4) == 0)
        #expect(await store.purge(at: 5) == 1)
        #expect(await store.count == 1)
        #expect(await store.value(for: "b", at: 7) == 2)
    }

    @Test func othersDoNotWait() async throws {
        let store = IdempotencyStore<Int>(lifetime: 5)
        let gate = Gate()
        async let slow = store.perform("slow", at: 0) {
            await gate.pass()
            return 1
        }
        #expect(try await store.perform("quick", at: 0) { 2 } == 2)
        await gate.open()
        #expect(try await slow == 1)
    }

    @Test func loopback() throws {
        let message = { (url: String) in SignedMessage(url: url, headers: [], body: []) }
        let builder = URLRequestBuilder(allowsLoopback: true)
        #expect(try builder.request(for: message("http://127.0.0.1:8080/x")).url?.port == 8080)
        #expect(try builder.request(for: message("HTTP://LOCALHOST/")).httpMethod == "POST")
        #expect(throws: TransportError.invalidAddress("“localhost” must be called with https")) {
            try URLRequestBuilder().request(for: message("http://localhost/"))
        }
        #expect(throws: TransportError.invalidAddress("an address must not hold a password")) {
            try builder.request(for: message("https://u@example.org"))
        }
        #expect(throws: TransportError.invalidAddress("the scheme “ftp” is unknown")) {
            try builder.request(for: message("ftp://localhost/"))
        }
    }

    @Test func resultsOfSessions() throws {
        let url = try #require(URL(string: "https://example.org"))
        let response = HTTPURLResponse(url: url, statusCode: 201, httpVersion: nil, headerFields: ["A": "b"])
        #expect(try URLSessionTransport.result(of: response, nil).get().status == 201)
        #expect(throws: TransportError.timeout) {
            try URLSessionTransport.result(of: nil, URLError(.timedOut)).get()
        }
        #expect(throws: TransportError.unreachable("no HTTP")) { try URLSessionTransport.result(of: nil, nil).get() }
        #expect(throws: TransportError.unreachable("Oops()")) { try URLSessionTransport.result(of: nil, Oops()).get() }
    }
}
