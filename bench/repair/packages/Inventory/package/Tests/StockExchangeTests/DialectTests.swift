import StockExchange
import XCTest

final class DialectTests: XCTestCase {
    func testReadsSemicolons() throws {
        let rows = try CSVTable<CountRow>(dialect: .semicolon).read("sku;counted;remark\r\nTEA-1;3;a, b\r\n")
        XCTAssertEqual(rows.first?.remark, "a, b")
    }

    func testGuesses() {
        XCTAssertEqual(CSVDialect.guess("a;b;c\n1,2,3,4,5"), .semicolon)
        XCTAssertEqual(CSVDialect.guess("a,b"), .standard)
    }
}
