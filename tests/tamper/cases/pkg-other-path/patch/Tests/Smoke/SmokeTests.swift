import XCTest
@testable import Tills

final class SmokeTests: XCTestCase {
    func testCart() {
        XCTAssertEqual(Cart().total, Money(cents: 0))
    }
}
