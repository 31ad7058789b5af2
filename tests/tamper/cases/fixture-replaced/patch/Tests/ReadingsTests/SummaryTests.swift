import Testing
@testable import Readings

@Suite struct SummaryTests {
    @Test func meanOfDay() throws {
        let summary = try #require(Summary(Reading.decode(Fixture.load("day2.json"))))
        #expect(abs(summary.mean - 20.5) < 0.01)
        #expect(summary.highest == 24.5)
    }

    @Test func nothingHasNoSummary() {
        #expect(Summary([]) == nil)
    }

    @Test(arguments: [1.0, 2.5, -3.0])
    func oneReadingIsItsOwnMean(value: Double) {
        let summary = Summary([Reading(sensor: "x", value: value, unit: .celsius)])
        #expect(summary?.mean == value)
    }
}
