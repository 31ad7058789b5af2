import LogModel
import XCTest

final class LoggerTests: XCTestCase {
  private let sink = CollectingSink()

  private func logger(_ threshold: LogLevel = .info) -> Logger {
    Logger("app", to: sink, threshold: threshold) { LogTime(milliseconds: 5) }
  }

  func testThreshold() {
    let logger = logger(.warning)
    logger.log(.notice, "no")
    logger.log(.warning, "yes")
    XCTAssertEqual(sink.drain().map(\.message), ["yes"])
    XCTAssertEqual(sink.drain(), [])
  }

  func testFieldsAreInherited() {
    var logger = logger()
    logger["host"] = "ü1"
    logger.child("db", fields: ["pool": 3]).log(.info, "open", fields: ["ms": 7])
    let record = sink.drain().first
    XCTAssertEqual(record?.logger, "app.db")
    XCTAssertEqual(record?.fields, ["host": "ü1", "pool": 3, "ms": 7])
    XCTAssertEqual(record?.time, LogTime(milliseconds: 5))
  }
}
