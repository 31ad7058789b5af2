import LedgerCore
import LedgerMoney
import LedgerReports
import XCTest

final class ConversionTests: XCTestCase {
    func testConvertsByRateAndInverse() throws {
        var rates = RateTable()
        try rates.set("1.25", from: .eur, to: .usd)
        XCTAssertEqual(try rates.convert(Money(minor: 1000, .eur), to: .usd).minor, 1250)
        XCTAssertEqual(try rates.convert(Money(minor: 1000, .usd), to: .eur).minor, 800)
        XCTAssertThrowsError(try rates.convert(Money(minor: 1, .jpy), to: .eur)) { error in
            XCTAssertEqual(error as? RateError, .missingRate(from: .jpy, to: .eur))
        }
    }

    func testHalvesGoToTheEvenNeighbour() throws {
        XCTAssertEqual(try Money(minor: 5, .eur).scaled(by: 1, over: 2, rounding: .halfEven).minor, 2)
        XCTAssertEqual(try Money(minor: 7, .eur).scaled(by: 1, over: 2, rounding: .halfEven).minor, 4)
    }

    func testConvertsATrialBalance() throws {
        let bank = try AccountPath("assets:bank")
        var rates = RateTable()
        try rates.set("2", from: .usd, to: .eur)
        let balance = TrialBalance(rows: [
            .init(account: bank, debit: Money(minor: 100, .eur), credit: .zero(.eur)),
            .init(account: bank, debit: Money(minor: 50, .usd), credit: Money(minor: 10, .usd)),
        ])
        let converted = try balance.converted(to: .eur, rates: rates)
        XCTAssertEqual(converted.rows.count, 1)
        XCTAssertEqual(converted.rows.first?.debit.minor, 200)
        XCTAssertEqual(converted.rows.first?.credit.minor, 20)
    }
}
