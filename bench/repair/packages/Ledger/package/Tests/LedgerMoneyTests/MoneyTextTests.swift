import Foundation
import LedgerMoney
import XCTest

final class MoneyTextTests: XCTestCase {
    func testWritesAmounts() {
        XCTAssertEqual(Money(minor: 1205, .eur).description, "12.05 EUR")
        XCTAssertEqual(Money(minor: -5, .eur).description, "-0.05 EUR")
        XCTAssertEqual(Money(minor: 500, .jpy).description, "500 JPY")
        XCTAssertEqual(Money(minor: 1007, .kwd).decimalText, "1.007")
    }

    func testReadsAmounts() throws {
        XCTAssertEqual(try Money("12.5", .eur).minor, 1250)
        XCTAssertEqual(try Money("-3", .eur).minor, -300)
        XCTAssertEqual(try Money("+0.25", .usd).minor, 25)
    }

    func testRefusesMalformedAmounts() {
        for text in ["", "1.", ".5", "1,000", "1.2.3", "12 "] {
            XCTAssertThrowsError(try Money(text, .eur), text) { error in
                XCTAssertEqual(error as? MoneyError, .malformedAmount(text))
            }
        }
    }

    func testRefusesTooManyPlaces() {
        XCTAssertThrowsError(try Money("1.5", .jpy)) { error in
            XCTAssertEqual(error as? MoneyError, .tooPrecise("1.5", .jpy))
        }
    }

    func testCodableRoundTrip() throws {
        let amount = Money(minor: -12345, .usd)
        let data = try JSONEncoder().encode(amount)
        XCTAssertEqual(try JSONDecoder().decode(Money.self, from: data), amount)
    }

    func testFormatsForPeople() {
        let amount = Money(minor: 123_456_789, .eur)
        XCTAssertEqual(MoneyFormatter().string(from: amount), "€1,234,567.89")
        XCTAssertEqual(MoneyFormatter.german.string(from: amount), "1.234.567,89 €")
    }
}
