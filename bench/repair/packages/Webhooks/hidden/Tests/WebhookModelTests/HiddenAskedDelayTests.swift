import Testing

@testable import WebhookModel

@Suite("Hidden: delays a receiver asks for")
struct HiddenAskedDelayTests {
    @Test func edges() {
        let policy = RetryPolicy(maximumAttempts: 3, firstDelay: 10, factor: 2, longestDelay: 100)
        #expect(policy.delay(afterAttempt: 1, askedFor: 0) == 10)
        #expect(policy.delay(afterAttempt: 1, askedFor: 10) == 10)
        #expect(policy.delay(afterAttempt: 2, askedFor: 21) == 21)
        #expect(policy.delay(afterAttempt: 2, askedFor: .max) == 100)
        #expect(policy.delay(afterAttempt: 3, askedFor: 50) == nil)
        #expect(policy.delay(afterAttempt: 1, askedFor: nil) == 10)
    }
}
