import Foundation
import JobModel
import JobTiming
import Testing

@Suite struct HiddenJitterTests {
    @Test func noAttemptNoDelay() {
        #expect(Backoff.linear(step: .seconds(1)).delay(afterAttempt: 0, of: JobID(1)) == .zero)
        #expect(Backoff.linear(step: .greatest).delay(afterAttempt: 5, of: JobID(1)) == .greatest)
    }

    @Test func extremeShares() {
        let none = Backoff.jittered(base: .constant(.seconds(1)), percent: -3)
        #expect(none.delay(afterAttempt: 1, of: JobID(1)) == .seconds(1))
        let wild = Backoff.jittered(base: .linear(step: .seconds(1)), percent: 900)
        let delays = (1...300).map { wild.delay(afterAttempt: 2, of: JobID($0)) }
        #expect(delays.allSatisfy { $0 <= .seconds(2) })
        #expect(delays.contains { $0 < .seconds(1) })
    }

    @Test func attemptsAreSpreadToo() {
        let backoff = Backoff.jittered(base: .constant(.seconds(10)), percent: 50)
        #expect(Set((1...20).map { backoff.delay(afterAttempt: $0, of: JobID(1)) }).count > 5)
    }

    @Test func jsonText() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let text = String(
            decoding: try encoder.encode(Backoff.jittered(base: .linear(step: .seconds(2)), percent: 10)), as: UTF8.self)
        #expect(text == #"{"base":{"delay_ms":2000,"kind":"linear"},"kind":"jittered","percent":10}"#)
    }
}
