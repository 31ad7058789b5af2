import Foundation
import StockModel
import XCTest

final class MoneyTests: XCTestCase {
    func testReadsAmounts() {
        XCTAssertEqual(Money("12.5", .euro), Money(units: 1250, .euro))
        XCTAssertEqual(Money("-3", .dollar)?.units, -300)
        XCTAssertEqual(Money("300", .yen)?.units, 300)
        XCTAssertNil(Money("1.005", .euro))
        XCTAssertNil(Money("", .euro))
    }

    func testWritesAmounts() {
        XCTAssertEqual(Money(units: 1250, .euro).description, "12.50 EUR")
        XCTAssertEqual(Money(units: -5, .dollar).amount, "-0.05")
        XCTAssertEqual(Money(units: 42, .yen).description, "42 JPY")
    }

    func testAdds() throws {
        XCTAssertEqual(try Money(units: 1, .euro).adding(Money(units: 2, .euro)).units, 3)
        XCTAssertThrowsError(try Money(units: 1, .euro).adding(Money(units: 2, .yen))) { error in
            XCTAssertEqual(error as? StockError, .currencyMismatch(.euro, .yen))
        }
    }

    func testRoundsParts() throws {
        XCTAssertEqual(try Money(units: 10, .euro).part(1, of: 3).units, 3)
        XCTAssertEqual(try Money(units: 5, .euro).part(1, of: 2).units, 3)
    }

    func testSplits() {
        XCTAssertEqual(Money(units: 10, .euro).split(into: 3).map(\.units), [4, 3, 3])
        XCTAssertEqual(Money(units: 10, .euro).split(into: 0), [])
    }

    func testJSON() throws {
        let money = try JSONDecoder().decode(Money.self, from: Data(#"{"amount":"1.20","cur":"EUR"}"#.utf8))
        XCTAssertEqual(money.units, 120)
        let back = try JSONDecoder().decode(Money.self, from: JSONEncoder().encode(money))
        XCTAssertEqual(back, money)
    }
}
