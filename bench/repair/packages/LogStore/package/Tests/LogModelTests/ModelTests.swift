import Foundation
import LogModel
import XCTest

final class ModelTests: XCTestCase {
  func testLevelsAreOrderedAndNamed() {
    XCTAssertLessThan(LogLevel.notice, .warning)
    XCTAssertEqual(LogLevel(name: "WARN"), .warning)
    XCTAssertNil(LogLevel(name: "loud"))
  }

  func testTimesReadWell() {
    XCTAssertEqual(LogTime(milliseconds: 0).description, "1970-01-01T00:00:00.000Z")
    XCTAssertEqual(LogTime(milliseconds: 1_709_210_096_789).description, "2024-02-29T12:34:56.789Z")
  }

  func testValuesCompare() {
    XCTAssertEqual(FieldValue.int(2).compare(to: 2.5), -1)
    XCTAssertEqual(FieldValue.string("b").compare(to: "a"), 1)
    XCTAssertNil(FieldValue.string("1").compare(to: 1))
  }

  func testRecordRoundTrip() throws {
    let record = LogRecord(
      time: LogTime(milliseconds: 12), level: .error, logger: "http", message: "naïve 漢",
      fields: ["a": 1, "b": 1.5, "c": true, "d": "x"])
    let data = try JSONEncoder().encode(record)
    XCTAssertEqual(try JSONDecoder().decode(LogRecord.self, from: data), record)
  }

  func testNewFieldsCount() {
    let record = LogRecord(time: LogTime(milliseconds: 0), level: .info, logger: "", message: "", fields: ["a": 1])
    XCTAssertEqual(record.with(["a": 2, "b": 3]).fields, ["a": 2, "b": 3])
  }
}
