import StockModel
import XCTest

@testable import StockExchange

final class TableTests: XCTestCase {
    private let text = """
        sku,name,count,cost,currency
        TEA-1,"Tea, green",5,1.50,EUR
        CUP-2,Tasse ☕️,2,3,eur

        """

    func testReads() throws {
        let rows = try CSVTable<DeliveryRow>().read(text)
        XCTAssertEqual(rows.map(\.name), ["Tea, green", "Tasse ☕️"])
        XCTAssertEqual(rows.map(\.cost.units), [150, 300])
        XCTAssertEqual(rows.first?.sku.description, "TEA-0001")
    }

    func testWrites() throws {
        let rows = [
            CountRow(sku: try SKU("TEA-1"), counted: 3),
            CountRow(sku: try SKU("CUP-2"), counted: 0, remark: "all \"broken\""),
        ]
        XCTAssertEqual(
            CSVTable<CountRow>().write(rows),
            "sku,counted,remark\nTEA-0001,3,\nCUP-0002,0,\"all \"\"broken\"\"\"\n")
        XCTAssertEqual(try CSVTable<CountRow>().read(CSVTable<CountRow>().write(rows)), rows)
    }

    func testReaderCutsQuotedLines() throws {
        let rows = try CSVReader.rows(of: "a,\"b\nc\"\r\n\r\nd,\n")
        XCTAssertEqual(rows.map(\.fields), [["a", "b\nc"], ["d", ""]])
        XCTAssertEqual(rows.map(\.line), [1, 4])
    }

    func testErrors() {
        XCTAssertThrowsError(try CSVTable<CountRow>().read("")) { XCTAssertEqual($0 as? CSVError, .empty) }
        XCTAssertThrowsError(try CSVTable<CountRow>().read("sku,counted\n")) {
            XCTAssertEqual($0 as? CSVError, .missingColumn("remark"))
        }
        XCTAssertThrowsError(try CSVTable<CountRow>().read("sku,counted,remark\nTEA-1,x,\n")) {
            XCTAssertEqual($0 as? CSVError, .badValue(line: 2, column: "counted", value: "x"))
        }
    }

    func testReadsLeniently() throws {
        let outcome = try CSVTable<CountRow>().readLeniently("sku,counted,remark\n?,1,\nTEA-1,1\nTEA-1,2,ok\n")
        XCTAssertEqual(outcome.records.map(\.counted), [2])
        XCTAssertEqual(outcome.failures.map(\.line), [2, 3])
    }
}
