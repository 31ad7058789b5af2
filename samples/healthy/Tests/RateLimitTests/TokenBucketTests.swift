import XCTest

@testable import RateLimit

final class TokenBucketTests: XCTestCase {
    func testABurstPassesUpToTheCapacity() {
        var bucket = TokenBucket(capacity: 2, refillPerSecond: 1, now: 0)
        XCTAssertTrue(bucket.take(now: 0))
        XCTAssertTrue(bucket.take(now: 0))
        XCTAssertFalse(bucket.take(now: 0))
    }

    func testTokensComeBackWithTime() {
        var bucket = TokenBucket(capacity: 1, refillPerSecond: 0.5, now: 0)
        XCTAssertTrue(bucket.take(now: 0))
        XCTAssertFalse(bucket.take(now: 1))
        XCTAssertTrue(bucket.take(now: 2))
    }

    func testABucketNeverHoldsMoreThanItsCapacity() {
        var bucket = TokenBucket(capacity: 3, refillPerSecond: 100, now: 0)
        XCTAssertTrue(bucket.take(now: 60))
        XCTAssertEqual(bucket.tokens, 2, accuracy: 0.001)
    }
}
