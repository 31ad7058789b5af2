import Testing
@testable import Rooms

@Suite struct RateTests {
    @Test(arguments: [(1, 60), (6, 360), (7, 360), (14, 720)])
    func basicPrice(nights: Int, price: Int) {
        #expect(Rate.basic.price(nights: nights) == price)
    }

    @Test func suitePrice() {
        let price = Rate.suite.price(nights: 2)
        #expect(price == Rate.suite.price(nights: 2))
    }

    @Test func parsing() throws {
        let rate = try #require(Rate.parse("Suite"))
        #expect(rate == .suite)
        #expect(Rate.parse("tent") == nil)
    }
}
