import LedgerCore
import LedgerMoney
import XCTest

final class ChartTests: XCTestCase {
    func testPathsKnowTheirPlace() throws {
        let giro = try AccountPath("assets:bank:giro")
        XCTAssertEqual(giro.depth, 3)
        XCTAssertEqual(giro.name, "giro")
        XCTAssertEqual(giro.parent?.description, "assets:bank")
        XCTAssertEqual(giro.truncated(to: 1).description, "assets")
        XCTAssertTrue(try AccountPath("assets").contains(giro))
    }

    func testMalformedPathIsRefused() {
        XCTAssertThrowsError(try AccountPath("assets::giro")) { error in
            XCTAssertEqual(error as? LedgerError, .malformedPath("assets::giro"))
        }
    }

    func testDuplicateAccountIsRefused() throws {
        let cash = Account(try AccountPath("assets:cash"), kind: .asset)
        var chart = try ChartOfAccounts([cash])
        XCTAssertThrowsError(try chart.open(cash)) { error in
            XCTAssertEqual(error as? LedgerError, .duplicateAccount(cash.path))
        }
        XCTAssertEqual(chart.count, 1)
    }

    func testClosedAccountIsNotOpen() throws {
        let path = try AccountPath("assets:cash")
        var chart = try ChartOfAccounts([Account(path, kind: .asset)])
        try chart.close(path, on: LedgerDate("2024-06-01")!)
        let account = try chart.account(at: path)
        XCTAssertTrue(account.isOpen(on: LedgerDate("2024-05-31")!))
        XCTAssertFalse(account.isOpen(on: LedgerDate("2024-06-02")!))
    }

    func testNormalSides() {
        XCTAssertEqual(AccountKind.asset.normalSide, .debit)
        XCTAssertEqual(AccountKind.income.normalSide, .credit)
        XCTAssertFalse(AccountKind.expense.isPermanent)
    }

    func testDates() {
        XCTAssertNil(LedgerDate("2023-02-29"))
        XCTAssertNil(LedgerDate("2023-2-9"))
        XCTAssertEqual(LedgerDate("2024-02-09")?.endOfMonth.description, "2024-02-29")
        XCTAssertLessThan(LedgerDate("2023-12-31")!, LedgerDate("2024-01-01")!)
    }
}
