import XCTest
import Tills

final class EdgeTests: XCTestCase {
    func testNothingIsShared() {
        XCTAssertEqual(Money(cents: 0).share(percent: 50), Money(cents: 0))
    }
}
