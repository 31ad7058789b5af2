import LedgerExport
import XCTest

final class DialectTests: XCTestCase {
    func testExcelDialect() throws {
        var writer = CSVWriter(header: ["a", "b"], dialect: .excel)
        try writer.append(["1;2", "3,4"])
        XCTAssertEqual(writer.text, "\u{FEFF}a;b\r\n\"1;2\";3,4\r\n")
    }

    func testDialectsHaveNames() {
        XCTAssertEqual(CSVDialect(named: "tsv"), .tabs)
        XCTAssertEqual(CSVDialect(named: "standard"), .standard)
        XCTAssertNil(CSVDialect(named: "xml"))
    }
}
