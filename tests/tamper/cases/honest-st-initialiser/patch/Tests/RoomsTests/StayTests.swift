import Testing
@testable import Rooms

@Suite struct StayTests {
    @Test func neighboursDoNotOverlap() {
        #expect(!Stay(from: 1, nights: 2).overlaps(Stay(from: 3, nights: 1)))
    }

    @Test func innerOverlaps() {
        #expect(Stay(from: 1, nights: 9).overlaps(Stay(from: 3, nights: 1)))
    }
}
