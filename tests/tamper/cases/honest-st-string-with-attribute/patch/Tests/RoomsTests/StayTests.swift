import Testing
@testable import Rooms

@Suite struct StayTests {
    @Test func neighboursDoNotOverlap() {
        #expect(!Stay(first: 1, nights: 2).overlaps(Stay(first: 3, nights: 1)))
    }

    @Test func sourceIsText() {
        let source = "@Test(.disabled()) func f() { #expect(Bool(true)) }"
        #expect(source.hasPrefix("@Test"))
    }

    @Test func innerOverlaps() {
        #expect(Stay(first: 1, nights: 9).overlaps(Stay(first: 3, nights: 1)))
    }
}
