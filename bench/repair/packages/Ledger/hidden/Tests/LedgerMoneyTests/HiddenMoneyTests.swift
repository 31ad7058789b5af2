import Foundation
import LedgerMoney
import XCTest

final class HiddenMoneyTests: XCTestCase {
    private func assertThrows<T>(_ expected: MoneyError, _ body: @autoclosure () throws -> T, line: UInt = #line) {
        XCTAssertThrowsError(try body(), line: line) { XCTAssertEqual($0 as? MoneyError, expected, line: line) }
    }

    func testEdgesOfTheRange() throws {
        let least = Money(minor: .min, .eur)
        assertThrows(.overflow, try least.negated())
        assertThrows(.overflow, try least.subtracting(Money(minor: 1, .eur)))
        assertThrows(.overflow, try Money(minor: .max, .eur).scaled(by: 2, over: 1))
        XCTAssertEqual(try Money(minor: .max, .eur).scaled(by: 3, over: 3).minor, .max)
        XCTAssertEqual(try Money(minor: .max, .eur).negated().minor, -.max)
    }

    func testNegativeAmountsRoundBySize() throws {
        let amount = Money(minor: -105, .eur)
        XCTAssertEqual(try amount.scaled(by: 1, over: 10).minor, -11)
        XCTAssertEqual(try amount.scaled(by: 1, over: 10, rounding: .down).minor, -10)
        XCTAssertEqual(try amount.scaled(by: 1, over: 100, rounding: .up).minor, -2)
        XCTAssertEqual(try amount.scaled(by: 1, over: 105, rounding: .up).minor, -1)
        assertThrows(.divisionByZero, try amount.scaled(by: 1, over: 0))
    }

    func testJustBelowAHalfRoundsDown() throws {
        XCTAssertEqual(try Money(minor: 149, .eur).scaled(by: 1, over: 100).minor, 1)
        XCTAssertEqual(try Money(minor: 150, .eur).scaled(by: 1, over: 100).minor, 2)
    }

    func testAllocationOfDebts() throws {
        XCTAssertEqual(try Money(minor: -1000, .eur).split(into: 3).map(\.minor), [-334, -333, -333])
        XCTAssertEqual(try Money(minor: 5, .jpy).allocated(to: [0, 1, 1, 0]).map(\.minor), [0, 3, 2, 0])
        assertThrows(.invalidRatio, try Money(minor: 5, .jpy).allocated(to: [0, 0]))
        assertThrows(.invalidRatio, try Money(minor: 5, .jpy).allocated(to: [2, -1]))
        assertThrows(.invalidRatio, try Money(minor: 5, .jpy).split(into: 0))
    }

    func testComparison() throws {
        XCTAssertTrue(try Money(minor: 1, .eur).isLess(than: Money(minor: 2, .eur)))
        XCTAssertFalse(try Money(minor: 2, .eur).isLess(than: Money(minor: 2, .eur)))
        assertThrows(.currencyMismatch(.jpy, .eur), try Money(minor: 1, .jpy).isLess(than: Money(minor: 2, .eur)))
    }

    func testTotalRefusesAnotherCurrency() {
        assertThrows(.currencyMismatch(.eur, .usd), try [Money(minor: 0, .usd)].total(in: .eur))
    }

    func testReadingAtTheEdges() throws {
        XCTAssertEqual(try Money("-92233720368547758.08", .eur).minor, .min)
        assertThrows(.overflow, try Money("92233720368547758.08", .eur))
        assertThrows(.malformedAmount("--1"), try Money("--1", .eur))
        assertThrows(.malformedAmount("١"), try Money("١", .eur))
        XCTAssertEqual(try Money("-0.00", .eur), .zero(.eur))
        XCTAssertEqual(try Money("0.007", .kwd).minor, 7)
    }

    func testWritingAtTheEdges() {
        XCTAssertEqual(Money(minor: .min, .eur).decimalText, "-92233720368547758.08")
        XCTAssertEqual(Money(minor: -5, .kwd).decimalText, "-0.005")
        XCTAssertEqual(Money.zero(.jpy).decimalText, "0")
    }

    func testFormatterEdges() {
        let plain = MoneyFormatter(groupingSeparator: "", symbolPosition: .hidden)
        XCTAssertEqual(plain.string(from: Money(minor: -123_456_789, .eur)), "-1234567.89")
        XCTAssertEqual(MoneyFormatter().string(from: Money(minor: -99_999, .usd)), "-$999.99")
        XCTAssertEqual(MoneyFormatter().string(from: Money(minor: 100_000, .usd)), "$1,000.00")
        XCTAssertEqual(MoneyFormatter.german.string(from: Money(minor: -1234, .jpy)), "-1.234 ¥")
    }

    func testCodableText() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let text = String(decoding: try encoder.encode(Money(minor: -7, .kwd)), as: UTF8.self)
        XCTAssertEqual(text, #"{"amount":"-0.007","currency":"KWD"}"#)
        let bad = Data(#"{"amount":"1.234","currency":"EUR"}"#.utf8)
        XCTAssertThrowsError(try JSONDecoder().decode(Money.self, from: bad)) {
            XCTAssertEqual($0 as? MoneyError, .tooPrecise("1.234", .eur))
        }
    }

    func testMessages() {
        XCTAssertEqual("\(MoneyError.currencyMismatch(.eur, .usd))", "cannot combine EUR with USD")
        XCTAssertEqual("\(MoneyError.tooPrecise("1.5", .jpy))", "'1.5' has more than 0 decimal places (JPY)")
        XCTAssertEqual("\(MoneyError.unknownCurrency("zzz"))", "unknown currency 'zzz'")
        XCTAssertEqual(Currency.known.count, 6)
        XCTAssertEqual(Currency.kwd.scale, 1000)
    }
}
