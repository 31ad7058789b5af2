import Foundation
import JobModel
import JobTiming
import Testing

@Suite struct JitterTests {
    @Test func linearDelaysGrowByTheStep() {
        let backoff = Backoff.linear(step: .milliseconds(200))
        #expect((1...3).map { backoff.delay(afterAttempt: $0, of: JobID(1)).milliseconds } == [200, 400, 600])
    }

    @Test func jitterIsRepeatableAndBounded() {
        let backoff = Backoff.jittered(base: .constant(.seconds(10)), percent: 20)
        let delays = (1...50).map { backoff.delay(afterAttempt: 1, of: JobID($0)) }
        #expect(delays == (1...50).map { backoff.delay(afterAttempt: 1, of: JobID($0)) })
        #expect(delays.allSatisfy { (JobDuration.seconds(8)...JobDuration.seconds(10)).contains($0) })
        #expect(Set(delays).count > 5)
    }

    @Test func roundTrip() throws {
        let backoff = Backoff.jittered(base: .linear(step: .seconds(1)), percent: 10)
        let data = try JSONEncoder().encode(backoff)
        #expect(try JSONDecoder().decode(Backoff.self, from: data) == backoff)
    }
}
