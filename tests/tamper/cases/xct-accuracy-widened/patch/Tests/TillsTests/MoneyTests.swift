import XCTest
@testable import Tills

final class MoneyTests: XCTestCase {
    func testOrder() {
        XCTAssertTrue(Money(cents: 1) < Money(cents: 2))
        XCTAssertFalse(Money(cents: 2) < Money(cents: 1))
    }

    func testShareRounds() {
        XCTAssertEqual(Money(cents: 105).share(percent: 10), Money(cents: 11))
        XCTAssertEqual(Double(Money(cents: 333).share(percent: 50).cents), 166.5, accuracy: 50)
    }
}
