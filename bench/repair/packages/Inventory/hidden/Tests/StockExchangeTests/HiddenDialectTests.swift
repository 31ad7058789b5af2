import StockModel
import XCTest

@testable import StockExchange

final class HiddenDialectTests: XCTestCase {
    func testWritesOtherDialects() throws {
        let rows = [CountRow(sku: try SKU("TEA-1"), counted: 1, remark: "a;b, c")]
        XCTAssertEqual(
            CSVTable<CountRow>(dialect: .semicolon).write(rows),
            "sku;counted;remark\r\nTEA-0001;1;\"a;b, c\"\r\n")
        XCTAssertEqual(
            CSVTable<CountRow>(dialect: .tab).write(rows), "sku\tcounted\tremark\nTEA-0001\t1\ta;b, c\n")
    }

    func testGuessesInDoubt() {
        XCTAssertEqual(CSVDialect.guess(""), .standard)
        XCTAssertEqual(CSVDialect.guess("a"), .standard)
        XCTAssertEqual(CSVDialect.guess("a;b,c"), .standard)
        XCTAssertEqual(CSVDialect.guess("a\tb\tc,d"), .tab)
        XCTAssertEqual(CSVDialect.guess("a\r\n;;;"), .standard)
    }

    func testReaderTakesTheSeparator() throws {
        let rows = try CSVReader.rows(of: "a|\"b|c\"|d,e", dialect: CSVDialect(separator: "|"))
        XCTAssertEqual(rows.map(\.fields), [["a", "b|c", "d,e"]])
    }
}
