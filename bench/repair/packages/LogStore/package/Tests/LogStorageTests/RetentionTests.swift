import LogModel
import LogStorage
import XCTest

final class RetentionTests: XCTestCase {
  func testOldestSegmentsGo() async throws {
    let store = try LogStore(storage: MemorySegmentStorage(), options: .init(segmentBytes: 1))
    for number in 1...5 {
      try await store.append(
        LogRecord(time: LogTime(milliseconds: Int64(number)), level: .info, logger: "", message: "m\(number)"))
    }
    let removed = try await store.prune(RetentionPolicy(maxSegments: 2), now: LogTime(milliseconds: 6))
    XCTAssertEqual(removed, [1, 2, 3])
    let records = try await store.records()
    XCTAssertEqual(records.map(\.message), ["m4", "m5"])
  }
}
