import LedgerMoney
import XCTest

final class MoneyTests: XCTestCase {
    func testAddsAndSubtracts() throws {
        let a = Money(minor: 1250, .eur)
        let b = Money(minor: 775, .eur)
        XCTAssertEqual(try a.adding(b), Money(minor: 2025, .eur))
        XCTAssertEqual(try b.subtracting(a), Money(minor: -475, .eur))
    }

    func testRefusesToMixCurrencies() {
        XCTAssertThrowsError(try Money(minor: 1, .eur).adding(Money(minor: 1, .usd))) { error in
            XCTAssertEqual(error as? MoneyError, .currencyMismatch(.eur, .usd))
        }
    }

    func testDetectsOverflow() {
        XCTAssertThrowsError(try Money(minor: .max, .eur).adding(Money(minor: 1, .eur))) { error in
            XCTAssertEqual(error as? MoneyError, .overflow)
        }
    }

    func testTotalOfNothingIsZero() throws {
        XCTAssertEqual(try [Money]().total(in: .jpy), .zero(.jpy))
    }

    func testSplitsWithoutLoss() throws {
        let parts = try Money(minor: 1000, .eur).split(into: 3)
        XCTAssertEqual(parts.map(\.minor), [334, 333, 333])
    }

    func testAllocatesInProportion() throws {
        let parts = try Money(minor: 100, .usd).allocated(to: [1, 0, 2])
        XCTAssertEqual(parts.map(\.minor), [34, 0, 66])
    }

    func testScalesWithRounding() throws {
        let amount = Money(minor: 105, .eur)
        XCTAssertEqual(try amount.scaled(by: 1, over: 10).minor, 11)
        XCTAssertEqual(try amount.scaled(by: 1, over: 10, rounding: .down).minor, 10)
        XCTAssertEqual(try amount.scaled(by: 1, over: 100, rounding: .up).minor, 2)
    }

    func testFindsCurrencies() throws {
        XCTAssertEqual(try Currency(code: "eur"), .eur)
        XCTAssertThrowsError(try Currency(code: "xxx")) { error in
            XCTAssertEqual(error as? MoneyError, .unknownCurrency("xxx"))
        }
    }
}
