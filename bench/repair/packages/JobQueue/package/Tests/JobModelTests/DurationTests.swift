import JobTiming
import Testing

@Suite struct DurationTests {
    @Test func unitsAgree() {
        #expect(JobDuration.seconds(2) == .milliseconds(2000))
        #expect(JobDuration.minutes(1) == .seconds(60))
        #expect(JobDuration.milliseconds(-5) == .zero)
    }

    @Test(arguments: [(250, "250ms"), (1000, "1s"), (1500, "1.5s"), (125_000, "2m05s")])
    func readsWell(milliseconds: Int64, text: String) {
        #expect(JobDuration.milliseconds(milliseconds).description == text)
    }

    @Test func percentages() {
        #expect(JobDuration.milliseconds(250).percent(50) == .milliseconds(125))
        #expect(JobDuration.seconds(1).percent(100) == .seconds(1))
    }

    @Test func manualClockOnlyGoesForward() {
        let clock = ManualClock()
        clock.advance(by: .seconds(5))
        clock.advance(to: JobTime(milliseconds: 10))
        #expect(clock.now() == JobTime(milliseconds: 5000))
    }
}
