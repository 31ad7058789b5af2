import Foundation
import LogModel
import XCTest

final class HiddenModelTests: XCTestCase {
  private func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  func testAliasesOfLevels() throws {
    XCTAssertEqual(LogLevel(name: "Err"), .error)
    XCTAssertEqual(LogLevel(name: "FATAL"), .critical)
    XCTAssertEqual(LogLevel.allCases.map(\.name), ["trace", "debug", "info", "notice", "warning", "error", "critical"])
    XCTAssertEqual(try json([LogLevel.critical]), #"["critical"]"#)
    XCTAssertThrowsError(try JSONDecoder().decode([LogLevel].self, from: Data(#"["loud"]"#.utf8)))
  }

  func testTimesAtTheEdges() {
    XCTAssertEqual(LogTime(milliseconds: -1).description, "1969-12-31T23:59:59.999Z")
    XCTAssertEqual(LogTime(milliseconds: 951_782_400_000).description, "2000-02-29T00:00:00.000Z")
    XCTAssertEqual(LogTime(milliseconds: 1_735_689_599_001).description, "2024-12-31T23:59:59.001Z")
    XCTAssertEqual(LogTime(milliseconds: 4_107_542_400_000).description, "2100-03-01T00:00:00.000Z")
    XCTAssertEqual(LogTime(milliseconds: -62_135_596_800_000).description, "0001-01-01T00:00:00.000Z")
    XCTAssertEqual(LogTime(milliseconds: 5).advanced(by: -7), LogTime(milliseconds: -2))
  }

  func testComparisonOfKinds() {
    XCTAssertEqual(FieldValue.double(2).compare(to: 2), 0)
    XCTAssertEqual(FieldValue.int(3).compare(to: 2.5), 1)
    XCTAssertEqual(FieldValue.bool(false).compare(to: true), -1)
    XCTAssertNil(FieldValue.bool(true).compare(to: 1))
    XCTAssertNil(FieldValue.double(.nan).compare(to: 1.0))
    XCTAssertEqual(FieldValue.string("Z").compare(to: "a"), -1)
  }

  func testValuesInJSON() throws {
    let values = try JSONDecoder().decode([FieldValue].self, from: Data(#"[1,1.5,true,"1",-3]"#.utf8))
    XCTAssertEqual(values, [1, 1.5, true, "1", -3])
    XCTAssertEqual(try json(values), #"[1,1.5,true,"1",-3]"#)
    XCTAssertEqual(values.map(\.description), ["1", "1.5", "true", "1", "-3"])
  }

  func testRecordJSON() throws {
    let record = LogRecord(time: LogTime(milliseconds: 7), level: .info, logger: "a/b", message: "ß")
    XCTAssertEqual(try json(record), #"{"level":"info","logger":"a/b","msg":"ß","ts":7}"#)
    XCTAssertEqual(
      try json(record.with(["z": 1, "a": "x"])),
      #"{"fields":{"a":"x","z":1},"level":"info","logger":"a/b","msg":"ß","ts":7}"#)
    let small = Data(#"{"ts":1,"level":"WARN","msg":"m"}"#.utf8)
    XCTAssertEqual(
      try JSONDecoder().decode(LogRecord.self, from: small),
      LogRecord(time: LogTime(milliseconds: 1), level: .warning, logger: "", message: "m"))
  }

  func testMessagesAreMadeOnlyIfNeeded() {
    let sink = CollectingSink()
    let logger = Logger("x", to: sink, threshold: .error) { LogTime(milliseconds: 0) }
    var made = 0
    func message() -> String {
      made += 1
      return "m"
    }
    logger.log(.warning, message())
    logger.log(.critical, message())
    XCTAssertEqual(made, 1)
    XCTAssertEqual(sink.drain().count, 1)
  }

  func testFieldsOfCopies() {
    let sink = CollectingSink()
    var logger = Logger("x", to: sink, threshold: .trace) { LogTime(milliseconds: 0) }
    logger["a"] = 1
    let child = logger.child("y", fields: ["a": 2])
    logger["a"] = nil
    XCTAssertNil(logger["a"])
    XCTAssertEqual(child["a"], 2)
    XCTAssertEqual(child.threshold, .trace)
    child.log(.trace, "m", fields: ["a": 3])
    child.child("z").log(.trace, "n")
    let records = sink.drain()
    XCTAssertEqual(records.map(\.fields), [["a": 3], ["a": 2]])
    XCTAssertEqual(records.map(\.logger), ["x.y", "x.y.z"])
  }

  func testSinkTakesFromEverywhere() async {
    let sink = CollectingSink()
    let logger = Logger("x", to: sink)
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<100 {
        group.addTask { logger.log(.info, "\(number)") }
      }
    }
    XCTAssertEqual(Set(sink.drain().map(\.message)).count, 100)
  }
}
