import XCTest
@testable import Tills

final class ReceiptTests: XCTestCase {
    func testLines() throws {
        let lines = try Receipt().lines(for: filled([250, 1_999]))
        XCTAssertEqual(lines, ["item 2.50", "item 19.99"])
    }

    func testEmptyCartHasNoReceipt() {
        XCTAssertThrowsError(try Receipt().lines(for: Cart())) { error in
            XCTAssertEqual(error as? ReceiptError, .empty)
        }
    }

    func testCentsArePadded() {
        for cents in [1_205].filter({ $0 < 0 }) {
            XCTAssertEqual(Receipt().format(Money(cents: cents)), "12.05")
        }
    }
}
