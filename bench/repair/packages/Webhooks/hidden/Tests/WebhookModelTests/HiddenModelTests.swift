import Foundation
import Testing

@testable import WebhookModel

@Suite("Hidden: models")
struct HiddenModelTests {
    private func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    @Test func endpointAsJSON() throws {
        let endpoint = Endpoint(id: "é", url: "u", events: ["a.*"], state: .disabled(.tooManyFailures))
        let text = #"{"enabled_events":["a.*"],"id":"é","state":{"reason":"failures","status":"disabled"},"url":"u"}"#
        #expect(try json(endpoint) == text)
        #expect(try JSONDecoder().decode(Endpoint.self, from: Data(text.utf8)) == endpoint)
    }

    @Test func statesFromJSON() throws {
        func state(_ text: String) throws -> EndpointState {
            try JSONDecoder().decode(EndpointState.self, from: Data(text.utf8))
        }
        #expect(try state(#"{"status":"failing"}"#) == .failing(count: 1))
        #expect(try state(#"{"status":"disabled","reason":"gone"}"#) == .disabled(.gone))
        #expect(throws: DecodingError.self) { try state(#"{"status":"disabled"}"#) }
        #expect(throws: DecodingError.self) { try state(#"{"status":"asleep"}"#) }
    }

    @Test func subscriptionEdges() {
        let endpoint = Endpoint(id: "a", url: "u", events: ["order.*"])
        #expect(endpoint.wants("order.item.added"))
        #expect(endpoint.wants("order.") )
        #expect(!endpoint.wants("order"))
        #expect(!endpoint.wants("orders.paid"))
        var disabled = endpoint
        disabled.state = .disabled(.byOwner)
        #expect(!disabled.wants("order.paid"))
        disabled.state = .failing(count: 5)
        #expect(disabled.wants("order.paid"))
    }

    @Test(arguments: [
        (EndpointState.disabled(.byOwner), EndpointState.Trigger.enable, EndpointState.active),
        (.disabled(.tooManyFailures), .enable, .active), (.disabled(.tooManyFailures), .disable, .disabled(.byOwner)),
        (.disabled(.byOwner), .delivered, .disabled(.byOwner)), (.disabled(.gone), .failed, .disabled(.gone)),
        (.disabled(.byOwner), .gone, .disabled(.byOwner)), (.failing(count: 2), .gone, .disabled(.gone)),
        (.active, .delivered, .active), (.failing(count: 1), .disable, .disabled(.byOwner)), (.failing(count: 1), .failed, .failing(count: 2)),
        (.failing(count: 4), .failed, .disabled(.tooManyFailures)),
    ])
    func transitions(_ from: EndpointState, _ trigger: EndpointState.Trigger, _ to: EndpointState) throws {
        var state = from
        try state.apply(trigger, limit: 5)
        #expect(state == to)
    }

    @Test(arguments: [
        (EndpointState.active, EndpointState.Trigger.enable), (.failing(count: 1), .enable), (.disabled(.gone), .disable),
        (.disabled(.byOwner), .disable),
    ])
    func refusedTransitions(_ from: EndpointState, _ trigger: EndpointState.Trigger) {
        var state = from
        #expect(throws: EndpointState.TransitionError(state: from, trigger: trigger)) { try state.apply(trigger, limit: 5) }
        #expect(state == from)
    }

    @Test func aLimitOfOneDisablesAtOnce() throws {
        for limit in [1, 0, -3] {
            var state = EndpointState.active
            try state.apply(.failed, limit: limit)
            #expect(state == .disabled(.tooManyFailures))
        }
    }

    @Test func delayEdges() {
        let policy = RetryPolicy(maximumAttempts: 1000, firstDelay: 7, factor: 10, longestDelay: .max)
        #expect(policy.delay(afterAttempt: 1) == 7)
        #expect(policy.delay(afterAttempt: 0) == 7)
        #expect(policy.delay(afterAttempt: 999) == .max)
        #expect(policy.delay(afterAttempt: 1000) == nil)
        #expect(RetryPolicy.never.delay(afterAttempt: 1) == nil)
        let odd = RetryPolicy(maximumAttempts: -1, firstDelay: -1, factor: 0, longestDelay: -1)
        #expect(odd == RetryPolicy(maximumAttempts: 1, firstDelay: 0, factor: 1, longestDelay: 0))
        #expect(odd.maximumAttempts == 1)
        #expect(odd.firstDelay == 0 && odd.factor == 1 && odd.longestDelay == 0)
        #expect(RetryPolicy(firstDelay: 5, factor: 1).delay(afterAttempt: 4) == 5)
    }

    @Test func policyAsJSON() throws {
        #expect(try json(RetryPolicy.standard) == #"{"factor":4,"first_delay":5,"longest_delay":21600,"max_attempts":6}"#)
    }

    @Test(arguments: [(199, false), (299, true), (300, false), (408, false), (425, false), (500, false), (999, false)])
    func statusEdges(_ status: Int, _ isDelivered: Bool) {
        let outcome = Outcome(status: status)
        #expect((outcome.trigger == .delivered) == isDelivered)
        let isDeferred = [408, 425, 500, 999].contains(status)
        #expect((outcome == .deferred(.status(status))) == isDeferred)
    }

    @Test func texts() {
        #expect("\(Outcome.delivered(status: 204))" == "delivered (204)")
        #expect("\(Outcome.deferred(.timeout))" == "deferred: no answer in time")
        #expect("\(Outcome.rejected(.unreachable("é")))" == "rejected: unreachable, é")
        #expect("\(Outcome.gone)" == "gone")
        #expect("\(Outcome(status: 404))" == "rejected: status 404")
    }

    @Test func broken() {
        let envelope = Envelope(id: "a", type: "b", body: Array("{}".utf8))
        #expect(throws: DecodingError.self) { try envelope.event(of: Int.self) }
    }
}
