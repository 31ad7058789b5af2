import XCTest
@testable import Tills

final class CartTests: XCTestCase {
    func testEmptyCartCostsNothing() {
        XCTAssertEqual(Cart().total, Money(cents: 0))
    }

    func testSmallCartPaysInFull() {
        let cart = filled([4_000, 5_000])
        XCTAssertEqual(cart.total, Money(cents: 9_000))
    }

    func testLargeCartGetsDiscount() {
        let cart = filled([6_000, 6_000])
        XCTAssertEqual(cart.total, Money(cents: 10_800))
        XCTAssertLessThan(cart.total, Money(cents: 12_000))
    }

    func testItemOutsideIsNil() {
        let cart = single(100)
        XCTAssertNil(cart.item(at: 1))
        XCTAssertEqual(cart.item(at: 0)?.price, Money(cents: 100))
    }
}
