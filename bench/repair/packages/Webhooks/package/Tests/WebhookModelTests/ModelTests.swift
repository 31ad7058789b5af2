import Foundation
import Testing

@testable import WebhookModel

@Suite("Events and endpoints")
struct EventTests {
    private struct Order: Codable, Sendable, Equatable {
        let total: Int
        let note: String
    }

    @Test func sealing() throws {
        let event = WebhookEvent(id: "evt_1", type: "order.paid", createdAt: 7, payload: Order(total: 5, note: "茶"))
        let envelope = try event.sealed()
        #expect(envelope.text == #"{"created_at":7,"data":{"note":"茶","total":5},"id":"evt_1","type":"order.paid"}"#)
        #expect(try envelope.event(of: Order.self) == event)
    }

    @Test(arguments: [
        (["*"], true), (["order.*"], true), (["order.paid"], true), (["order"], false), (["refund.*"], false), ([], false),
    ])
    func subscriptions(_ events: [String], _ expected: Bool) {
        #expect(Endpoint(id: "a", url: "https://example.org", events: events).wants("order.paid") == expected)
    }

    @Test func endpointDefaults() throws {
        let endpoint = try JSONDecoder().decode(Endpoint.self, from: Data(#"{"id":"a","url":"u"}"#.utf8))
        #expect(endpoint == Endpoint(id: "a", url: "u"))
    }
}

@Suite("States and retries")
struct StateTests {
    @Test func failuresAddUp() throws {
        var state = EndpointState.active
        try state.apply(.failed, limit: 3)
        #expect(state == .failing(count: 1))
        try state.apply(.failed, limit: 3)
        try state.apply(.failed, limit: 3)
        #expect(state == .disabled(.tooManyFailures))
    }

    @Test func successHeals() throws {
        var state = EndpointState.failing(count: 9)
        try state.apply(.delivered, limit: 10)
        #expect(state == .active)
    }

    @Test func impossibleTransitions() {
        var state = EndpointState.disabled(.gone)
        #expect(throws: EndpointState.TransitionError(state: .disabled(.gone), trigger: .enable)) {
            try state.apply(.enable, limit: 3)
        }
    }

    @Test func stateAsJSON() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let bytes = try encoder.encode([EndpointState.active, .failing(count: 2), .disabled(.byOwner)])
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == #"[{"status":"active"},{"failure_count":2,"status":"failing"},{"reason":"owner","status":"disabled"}]"#)
    }

    @Test func delays() {
        let policy = RetryPolicy(maximumAttempts: 5, firstDelay: 10, factor: 3, longestDelay: 200)
        #expect((1...5).map { policy.delay(afterAttempt: $0) } == [10, 30, 90, 200, nil])
    }

    @Test func askedDelays() {
        let policy = RetryPolicy(maximumAttempts: 5, firstDelay: 10, factor: 3, longestDelay: 200)
        #expect(policy.delay(afterAttempt: 1, askedFor: 60) == 60)
        #expect(policy.delay(afterAttempt: 2, askedFor: 5) == 30)
        #expect(policy.delay(afterAttempt: 1, askedFor: 900) == 200)
    }

    @Test(arguments: [
        (200, Outcome.delivered(status: 200)), (204, .delivered(status: 204)), (301, .rejected(.status(301))),
        (404, .rejected(.status(404))), (410, .gone), (429, .deferred(.status(429))), (503, .deferred(.status(503))),
    ])
    func outcomes(_ status: Int, _ expected: Outcome) {
        #expect(Outcome(status: status) == expected)
    }
}
