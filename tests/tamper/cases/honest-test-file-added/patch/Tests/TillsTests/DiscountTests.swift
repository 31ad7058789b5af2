import XCTest
@testable import Tills

final class DiscountTests: XCTestCase {
    func testThresholdCounts() {
        XCTAssertEqual(Discount.apply(to: Money(cents: 10_000)), Money(cents: 9_000))
    }
}
