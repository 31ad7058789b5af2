import Testing

@testable import RateLimit

@Suite struct LimiterTests {
    @Test func clientsDoNotShareABucket() async {
        let limiter = Limiter(capacity: 1, refillPerSecond: 1)
        #expect(await limiter.allows("a", now: 0))
        #expect(await limiter.allows("b", now: 0))
        #expect(await !limiter.allows("a", now: 0))
        #expect(await limiter.clientCount == 2)
    }

    @Test(arguments: [0.0, 0.5, 0.9])
    func aSpentClientWaits(seconds: Double) async {
        let limiter = Limiter(capacity: 1, refillPerSecond: 1)
        _ = await limiter.allows("a", now: 0)
        #expect(await !limiter.allows("a", now: seconds))
    }
}
