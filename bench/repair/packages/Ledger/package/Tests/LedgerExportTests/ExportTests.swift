import LedgerCore
import LedgerExport
import LedgerMoney
import LedgerReports
import XCTest

final class ExportTests: XCTestCase {
    private func journal() throws -> [JournalEntry] {
        [
            try JournalEntry(id: 1, date: LedgerDate("2024-01-31")!, payee: "Müller, \"Söhne\"") {
                Posting.debit(try AccountPath("expenses:rent"), Money(minor: 90_000, .eur), memo: "Januar")
                Posting.credit(try AccountPath("assets:bank"), Money(minor: 90_000, .eur))
            }
        ]
    }

    func testJournalAsCSV() throws {
        let text = try JournalCSVExporter().export(journal())
        XCTAssertEqual(
            text,
            """
            entry,date,payee,account,debit,credit,currency,memo\r
            1,2024-01-31,"Müller, ""Söhne""\",expenses:rent,900.00,,EUR,Januar\r
            1,2024-01-31,"Müller, ""Söhne""\",assets:bank,,900.00,EUR,\r

            """)
    }

    func testTrialBalanceAsCSV() throws {
        let balance = try TrialBalanceAggregator().report(on: journal())
        let lines = try BalanceCSVExporter().export(balance).split(separator: "\r\n")
        XCTAssertEqual(lines.first, "account,currency,debit,credit,balance")
        XCTAssertEqual(lines.dropFirst().first, "assets:bank,EUR,0.00,900.00,-900.00")
    }

    func testWriterCountsFields() {
        var writer = CSVWriter(header: ["a", "b"])
        XCTAssertThrowsError(try writer.append(["1"])) { error in
            XCTAssertEqual(error as? CSVError, .wrongFieldCount(expected: 2, found: 1))
        }
    }

    func testJSON() throws {
        let text = try JSONExporter<[Money]>().export([Money(minor: 5, .eur)])
        XCTAssertEqual(text, #"[{"amount":"0.05","currency":"EUR"}]"#)
    }

    func testBundleNamesFiles() throws {
        let bundle = ExportBundle(date: LedgerDate("2024-02-29")!)
        try bundle.add(journal(), as: "journal", with: JournalCSVExporter())
        try bundle.add(journal(), as: "journal", with: JSONExporter())
        XCTAssertEqual(bundle.files.map(\.name), ["journal-2024-02-29.csv", "journal-2024-02-29.json"])
    }
}
