import Foundation
import LogModel
import LogQuery
import LogStorage
import XCTest

final class LogStoreTests: XCTestCase {
  private func record(_ number: Int, _ level: LogLevel = .info) -> LogRecord {
    LogRecord(
      time: LogTime(milliseconds: Int64(number)), level: level, logger: "t", message: "m\(number)",
      fields: ["n": .int(number)])
  }

  func testRecordsComeInOrder() async throws {
    let store = try LogStore(storage: MemorySegmentStorage(), options: .init(segmentBytes: 300, recentCount: 3))
    for number in 1...20 {
      try await store.append(record(number))
    }
    let records = try await store.records()
    XCTAssertEqual(records, (1...20).map { record($0) })
    let recent = await store.recent
    XCTAssertEqual(recent.map(\.message), ["m18", "m19", "m20"])
    let indexes = await store.indexes
    XCTAssertGreaterThan(indexes.count, 3)
    let count = await store.count
    XCTAssertEqual(count, 20)
  }

  func testQueries() async throws {
    let store = try LogStore(storage: MemorySegmentStorage(), options: .init(segmentBytes: 200))
    try await store.append(contentsOf: (1...10).map { record($0, $0.isMultiple(of: 4) ? .error : .info) })
    let errors = try await store.records(matching: Parser.parse("level >= error"))
    XCTAssertEqual(errors.map(\.message), ["m4", "m8"])
    let range = LogTime(milliseconds: 3)...LogTime(milliseconds: 5)
    let some = try await store.records(in: range)
    XCTAssertEqual(some.map(\.message), ["m3", "m4", "m5"])
    let last = try await store.records(matching: Parser.parse("n < 9"), limit: 2)
    XCTAssertEqual(last.map(\.message), ["m7", "m8"])
  }

  func testReopenedFolder() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("log-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = try LogStore(storage: FolderSegmentStorage(folder: folder))
    try await store.append(record(1))
    let key = try await store.seal()
    XCTAssertEqual(key, "000001")
    try await store.append(record(2))
    try await store.seal()
    let reopened = try LogStore(storage: FolderSegmentStorage(folder: folder))
    let records = try await reopened.records()
    XCTAssertEqual(records, [record(1), record(2)])
    let damage = await reopened.damage
    XCTAssertTrue(damage.isEmpty)
  }

  func testEmptySegmentIsNotSealed() async throws {
    let store = try LogStore(storage: MemorySegmentStorage())
    let key = try await store.seal()
    XCTAssertNil(key)
  }
}
