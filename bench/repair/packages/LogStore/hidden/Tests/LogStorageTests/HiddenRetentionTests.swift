import Foundation
import LogModel
import LogStorage
import XCTest

final class HiddenRetentionTests: XCTestCase {
  private func filled<Storage: SegmentStorage>(_ storage: Storage) async throws -> LogStore<Storage> {
    let store = try LogStore(storage: storage, options: .init(segmentBytes: 1))
    for number in 1...4 {
      try await store.append(
        LogRecord(time: LogTime(milliseconds: Int64(number) * 10), level: .info, logger: "", message: "m\(number)"))
    }
    return store
  }

  private let now = LogTime(milliseconds: 50)

  func testNoLimitsRemoveNothing() async throws {
    let store = try await filled(MemorySegmentStorage())
    let none = try await store.prune(RetentionPolicy(), now: now)
    XCTAssertEqual(none, [])
    let more = try await store.prune(RetentionPolicy(maxSegments: 9), now: now)
    XCTAssertEqual(more, [])
    let all = try await store.prune(RetentionPolicy(maxSegments: -1), now: now)
    XCTAssertEqual(all, [1, 2, 3, 4])
    let recent = await store.recent
    XCTAssertEqual(recent.count, 4)
  }

  func testBytes() async throws {
    let store = try await filled(MemorySegmentStorage())
    let size = await store.indexes[0].byteCount
    let removed = try await store.prune(RetentionPolicy(maxSegments: 3, maxBytes: 2 * size), now: now)
    XCTAssertEqual(removed, [1, 2])
    let rest = try await store.prune(RetentionPolicy(maxBytes: size - 1), now: now)
    XCTAssertEqual(rest, [3, 4])
  }

  func testAge() async throws {
    let store = try await filled(MemorySegmentStorage())
    let removed = try await store.prune(RetentionPolicy(maxAge: 30), now: now)
    XCTAssertEqual(removed, [1])
    let count = await store.count
    XCTAssertEqual(count, 3)
  }

  func testFilesAreRemoved() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("log-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let storage = try FolderSegmentStorage(folder: folder)
    let store = try await filled(storage)
    try storage.remove("000002")
    XCTAssertNoThrow(try storage.remove("000002"))
    let removed = try await store.prune(RetentionPolicy(maxSegments: 1), now: now)
    XCTAssertEqual(removed, ["000001", "000002", "000003"])
    XCTAssertEqual(try storage.keys(), ["000004"])
  }

  func testPolicyJSON() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let text = String(decoding: try encoder.encode(RetentionPolicy(maxSegments: 1, maxAge: 2)), as: UTF8.self)
    XCTAssertEqual(text, #"{"max_age_ms":2,"max_segments":1}"#)
  }
}
