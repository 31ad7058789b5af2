import XCTest

@testable import Billing

final class InvoiceTests: XCTestCase {
    func testNetIsTheSumOfTheLines() {
        let invoice = Invoice(lines: [.init(cents: 250, quantity: 2), .init(cents: 99, quantity: 1)])
        XCTAssertEqual(invoice.net, 599)
    }

    func testHalfACentOfTaxIsRoundedUp() {
        let invoice = Invoice(lines: [.init(cents: 150, quantity: 1)])
        XCTAssertEqual(invoice.gross(taxPercent: 19), 179)
    }

    func testInstalmentsAddUpToTheAmount() {
        XCTAssertEqual(instalments(of: 100, count: 3), [34, 33, 33])
    }
}
