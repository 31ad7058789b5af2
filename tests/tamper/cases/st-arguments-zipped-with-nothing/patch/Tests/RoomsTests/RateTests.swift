import Testing
@testable import Rooms

@Suite struct RateTests {
    @Test(arguments: zip([1, 6, 7, 14], [60, 360, 360, 720].dropFirst(4)))
    func basicPrice(nights: Int, price: Int) {
        #expect(Rate.basic.price(nights: nights) == price)
    }

    @Test func suitePrice() {
        let price = Rate.suite.price(nights: 2)
        #expect(price == 400)
    }

    @Test func parsing() throws {
        let rate = try #require(Rate.parse("Suite"))
        #expect(rate == .suite)
        #expect(Rate.parse("tent") == nil)
    }
}
