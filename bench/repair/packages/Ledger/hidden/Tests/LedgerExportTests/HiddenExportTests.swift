import LedgerCore
import LedgerExport
import LedgerMoney
import LedgerReports
import XCTest

final class HiddenExportTests: XCTestCase {
    func testQuoting() throws {
        var writer = CSVWriter(header: ["a", "b"])
        try writer.append(["", "x y"])
        try writer.append(["é\n漢", "\""])
        try writer.append(["a\rb", "1;2"])
        XCTAssertEqual(writer.text, "a,b\r\n,x y\r\n\"é\n漢\",\"\"\"\"\r\n\"a\rb\",1;2\r\n")
    }

    func testFailedAppendWritesNothing() {
        var writer = CSVWriter(header: ["a"])
        XCTAssertThrowsError(try writer.append(["1", "2"])) {
            XCTAssertEqual("\($0)", "a row has 2 fields instead of 1")
        }
        XCTAssertEqual(writer.text, "a\r\n")
    }

    func testEmptyJournal() throws {
        XCTAssertEqual(
            try JournalCSVExporter().export([]), "entry,date,payee,account,debit,credit,currency,memo\r\n")
    }

    func testNegativeBalances() throws {
        let row = TrialBalance.Row(
            account: try AccountPath("équité"), debit: .zero(.kwd), credit: Money(minor: 5, .kwd))
        XCTAssertEqual(
            try BalanceCSVExporter().export(TrialBalance(rows: [row])),
            "account,currency,debit,credit,balance\r\néquité,KWD,0.000,0.005,-0.005\r\n")
    }

    func testJSONLeavesSlashes() throws {
        XCTAssertEqual(try JSONExporter<[String: String]>().export(["b": "x/y", "a": "ü"]), #"{"a":"ü","b":"x/y"}"#)
        XCTAssertEqual(try JSONExporter<[Int]>(isPretty: true).export([1]), "[\n  1\n]")
    }

    func testBundleReplacesInPlace() throws {
        let bundle = ExportBundle(date: LedgerDate("2024-02-09")!)
        var heard: [String] = []
        bundle.notify { heard.append($0.name) }
        try bundle.add([1], as: "a", with: JSONExporter())
        try bundle.add([2], as: "b", with: JSONExporter())
        try bundle.add([3], as: "a", with: JSONExporter())
        XCTAssertEqual(bundle.files.map(\.text), ["[3]", "[2]"])
        XCTAssertEqual(heard, ["a-2024-02-09.json", "b-2024-02-09.json", "a-2024-02-09.json"])
        XCTAssertEqual(
            bundle.summary, "a-2024-02-09.json; b-2024-02-09.json; a-2024-02-09.json (replaced)")
    }
}
