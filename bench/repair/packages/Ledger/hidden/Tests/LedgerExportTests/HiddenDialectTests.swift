import LedgerCore
import LedgerExport
import LedgerMoney
import LedgerReports
import XCTest

final class HiddenDialectTests: XCTestCase {
    func testTabsQuoteEverything() throws {
        var writer = CSVWriter(header: ["a", "b"], dialect: .tabs)
        try writer.append(["", "x\"y"])
        XCTAssertEqual(writer.text, "\"a\"\t\"b\"\n\"\"\t\"x\"\"y\"\n")
    }

    func testOwnSeparator() throws {
        var writer = CSVWriter(header: ["a", "b"], dialect: CSVDialect(separator: "|", lineEnd: "\n"))
        try writer.append(["1|2", "3,4;5"])
        XCTAssertEqual(writer.text, "a|b\n\"1|2\"|3,4;5\n")
    }

    func testNames() {
        XCTAssertEqual(CSVDialect(named: "csv"), .standard)
        XCTAssertEqual(CSVDialect(named: "tabs"), .tabs)
        XCTAssertEqual(CSVDialect(named: "excel"), .excel)
        XCTAssertNil(CSVDialect(named: "Excel"))
    }

    func testExportersTakeADialect() throws {
        let row = TrialBalance.Row(account: try AccountPath("a"), debit: Money(minor: 5, .jpy), credit: .zero(.jpy))
        XCTAssertEqual(
            try BalanceCSVExporter(dialect: .excel).export(TrialBalance(rows: [row])),
            "\u{FEFF}account;currency;debit;credit;balance\r\na;JPY;5;0;5\r\n")
        XCTAssertTrue(try JournalCSVExporter(dialect: .tabs).export([]).hasPrefix("\"entry\"\t\"date\"\t"))
    }
}
