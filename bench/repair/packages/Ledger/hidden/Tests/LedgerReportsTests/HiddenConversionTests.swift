import LedgerCore
import LedgerMoney
import LedgerReports
import XCTest

final class HiddenConversionTests: XCTestCase {
    func testRatesAreChecked() {
        var rates = RateTable()
        for text in ["", "0", "0.0000001", "1.", ".5", "-1", "1.2.3", "1000000", "1.+5"] {
            XCTAssertThrowsError(try rates.set(text, from: .eur, to: .usd), text) {
                XCTAssertEqual($0 as? RateError, .invalidRate(text))
            }
        }
        XCTAssertEqual("\(RateError.missingRate(from: .eur, to: .usd))", "there is no rate from EUR to USD")
    }

    func testScalesDiffer() throws {
        var rates = RateTable()
        try rates.set("160.5", from: .eur, to: .jpy)
        XCTAssertEqual(try rates.convert(Money(minor: 100, .eur), to: .jpy).minor, 160)
        XCTAssertEqual(try rates.convert(Money(minor: 300, .eur), to: .jpy).minor, 482)
        XCTAssertEqual(try rates.convert(Money(minor: 100, .eur), to: .jpy, rounding: .halfUp).minor, 161)
        XCTAssertEqual(try rates.convert(Money(minor: 321, .jpy), to: .eur).minor, 200)
        XCTAssertEqual(try rates.convert(Money(minor: -300, .eur), to: .jpy).minor, -482)
    }

    func testDirectRateComesFirst() throws {
        var rates = RateTable()
        try rates.set("2", from: .eur, to: .usd)
        try rates.set("0.25", from: .usd, to: .eur)
        XCTAssertEqual(try rates.convert(Money(minor: 100, .usd), to: .eur).minor, 25)
        XCTAssertEqual(try rates.convert(Money(minor: 100, .eur), to: .eur).minor, 100)
    }

    func testHalfEvenIsAMode() throws {
        XCTAssertEqual(RoundingMode(rawValue: "half-even"), .halfEven)
        XCTAssertEqual(try Money(minor: -5, .eur).scaled(by: 1, over: 2, rounding: .halfEven).minor, -2)
        XCTAssertEqual(try Money(minor: 51, .eur).scaled(by: 1, over: 20, rounding: .halfEven).minor, 3)
    }
}
