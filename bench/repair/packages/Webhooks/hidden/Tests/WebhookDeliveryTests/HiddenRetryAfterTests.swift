import Testing
import WebhookModel
import WebhookSignature

@testable import WebhookDelivery

@Suite("Hidden: Retry-After")
struct HiddenRetryAfterTests {
    @Test(arguments: [("120", 120), ("0", 0), ("-1", nil), ("soon", nil), ("", nil), ("1.5", nil)] as [(String, Int?)])
    func reading(_ text: String, _ expected: Int?) {
        #expect(TransportResponse(status: 503, headers: ["RETRY-after": text]).retryAfter == expected)
    }

    @Test func theLongestDelayHolds() async throws {
        let response = TransportResponse(status: 503, headers: ["Retry-After": "5000"])
        let dispatcher = Dispatcher(
            transport: ScriptedTransport([.success(response), .success(response)]),
            messages: MessageBuilder(signer: WebhookSigner(secret: testSecret)),
            policy: RetryPolicy(maximumAttempts: 2, firstDelay: 1, factor: 2, longestDelay: 60)
        )
        try await dispatcher.add(Endpoint(id: "a", url: "https://a"))
        await dispatcher.enqueue(Envelope(id: "1", type: "t", body: []), at: 0)
        #expect(await dispatcher.runDue(at: 10).first?.nextAttempt == 70)
        #expect(await dispatcher.runDue(at: 70).first?.nextAttempt == nil)
    }
}
