import StockModel
import XCTest

@testable import StockExchange

final class HiddenTableTests: XCTestCase {
    func testColumnsInAnyOrder() throws {
        let text = "Currency,COST,extra,count,name,sku\nusd, 2.5 ,x,1,  Ål  ,  tea-7 \n"
        let rows = try CSVTable<DeliveryRow>().read(text)
        XCTAssertEqual(
            rows, [DeliveryRow(sku: try SKU("TEA-7"), name: "Ål", count: 1, cost: Money(units: 250, .dollar))])
    }

    func testQuotes() throws {
        XCTAssertEqual(try CSVReader.rows(of: "\"a\"\"b\",\"\",c\"d").map(\.fields), [["a\"b", "", "c\"d"]])
        XCTAssertEqual(try CSVReader.rows(of: "\n\n,\n"), [CSVReader.Row(line: 3, fields: ["", ""])])
        XCTAssertEqual(try CSVReader.rows(of: " \n").map(\.fields), [[" "]])
        XCTAssertThrowsError(try CSVReader.rows(of: "a\nb,\"c\nd")) {
            XCTAssertEqual($0 as? CSVError, .unterminatedQuote(line: 2))
        }
    }

    func testLinesAreCountedThroughQuotes() throws {
        let text = "sku,counted,remark\nTEA-1,1,\"a\r\nb\"\nTEA-1,-1,\n"
        XCTAssertThrowsError(try CSVTable<CountRow>().read(text)) {
            XCTAssertEqual($0 as? CSVError, .badValue(line: 4, column: "counted", value: "-1"))
        }
    }

    func testEdgesOfNumbers() throws {
        let table = CSVTable<DeliveryRow>()
        let header = "sku,name,count,cost,currency\n"
        XCTAssertThrowsError(try table.read(header + "TEA-1,a,0,1,EUR")) {
            XCTAssertEqual($0 as? CSVError, .badValue(line: 2, column: "count", value: "0"))
        }
        XCTAssertEqual(try table.read(header + "TEA-1,a,1000000,1,EUR").first?.count, 1_000_000)
        XCTAssertThrowsError(try table.read(header + "TEA-1,a,1000001,1,EUR"))
        XCTAssertThrowsError(try table.read(header + "TEA-1,a,1,1.5,JPY")) {
            XCTAssertEqual($0 as? CSVError, .badValue(line: 2, column: "cost", value: "1.5"))
        }
        XCTAssertThrowsError(try table.read(header + "TEA-1,a,1,1.5,FR")) {
            XCTAssertEqual($0 as? CSVError, .badValue(line: 2, column: "currency", value: "FR"))
        }
        XCTAssertEqual(try table.read(header), [])
    }

    func testWritesWhatItReads() throws {
        let rows = [
            DeliveryRow(sku: try SKU("TEA-1"), name: "a\nb, \"c\"", count: 3, cost: Money(units: 5, .euro)),
            DeliveryRow(sku: try SKU("CUP-12345"), name: "漢字", count: 1, cost: Money(units: 5, .yen)),
        ]
        let text = CSVTable<DeliveryRow>().write(rows)
        XCTAssertEqual(
            text,
            "sku,name,count,cost,currency\nTEA-0001,\"a\nb, \"\"c\"\"\",3,0.05,EUR\nCUP-12345,漢字,1,5,JPY\n")
        XCTAssertEqual(try CSVTable<DeliveryRow>().read(text), rows)
        XCTAssertEqual(CSVTable<CountRow>().write([]), "sku,counted,remark\n")
    }

    func testLenientFailures() throws {
        let outcome = try CSVTable<CountRow>().readLeniently("sku,counted,remark\nTEA-1\n\nTEA-2,0, \nx,1,\n")
        XCTAssertEqual(outcome.records, [CountRow(sku: try SKU("TEA-2"), counted: 0)])
        XCTAssertEqual(
            outcome.failures,
            [.fieldCount(line: 2, expected: 3, found: 1), .badValue(line: 5, column: "sku", value: "x")])
        XCTAssertThrowsError(try CSVTable<CountRow>().readLeniently("sku\n")) {
            XCTAssertEqual($0 as? CSVError, .missingColumn("counted"))
        }
    }

    func testTextsOfErrors() {
        XCTAssertEqual("\(CSVError.empty)", "the table has no header")
        XCTAssertEqual("\(CSVError.unterminatedQuote(line: 2))", "line 2: a quote is not closed")
        XCTAssertEqual("\(CSVError.missingColumn("é"))", "column 'é' is missing")
        XCTAssertEqual("\(CSVError.fieldCount(line: 3, expected: 2, found: 1))", "line 3: 1 fields instead of 2")
        XCTAssertEqual(
            "\(CSVError.badValue(line: 4, column: "sku", value: "x"))", "line 4: 'x' does not fit 'sku'")
        XCTAssertNil(CSVError.missingColumn("a").line)
    }
}
