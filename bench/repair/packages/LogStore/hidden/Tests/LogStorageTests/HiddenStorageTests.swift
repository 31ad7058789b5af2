import CChecksum
import Foundation
import LogModel
import LogQuery
import LogStorage
import XCTest

final class HiddenStorageTests: XCTestCase {
  private func record(_ number: Int, _ level: LogLevel = .info, logger: String = "t") -> LogRecord {
    LogRecord(time: LogTime(milliseconds: Int64(number)), level: level, logger: logger, message: "m\(number)")
  }

  func testHeadsAreLittleEndian() {
    var bytes = [UInt8](repeating: 0xFF, count: Int(CCHECKSUM_HEAD_SIZE))
    cchecksum_put_head(cchecksum_head(length: 0x0102_0304, checksum: 0xA0B0_C0D0), &bytes)
    XCTAssertEqual(bytes, [4, 3, 2, 1, 0xD0, 0xC0, 0xB0, 0xA0])
    let head = cchecksum_get_head(bytes)
    XCTAssertEqual(head.length, 0x0102_0304)
    XCTAssertEqual(head.checksum, 0xA0B0_C0D0)
  }

  func testChecksumsOfParts() {
    let bytes = (0..<1000).map { UInt8($0 * 31 % 256) }
    for cut in [0, 1, 500, 999, 1000] {
      var checksum = Checksum(bytes[..<cut])
      checksum.update(with: bytes[cut...])
      XCTAssertEqual(checksum, Checksum(bytes))
    }
    XCTAssertEqual(Checksum([0, 0, 0, 0]).value, 0x2144_DF1C)
    XCTAssertEqual(Checksum("The quick brown fox jumps over the lazy dog".utf8.lazy.map { $0 }).value, 0x414F_A339)
  }

  func testFormOfASegment() throws {
    var segment = Segment()
    XCTAssertEqual(segment.bytes, [0x4C, 0x53, 0x47, 0x31])
    XCTAssertNil(Segment.read(segment.bytes).damage)
    try segment.append(record(1))
    let payload = Array(#"{"level":"info","logger":"t","msg":"m1","ts":1}"#.utf8)
    XCTAssertEqual(Array(segment.bytes.dropFirst(12)), payload)
    XCTAssertEqual(segment.bytes[4..<8], [UInt8(payload.count), 0, 0, 0])
    XCTAssertEqual(segment.index.byteCount, 12 + payload.count)
  }

  func testEveryDamage() throws {
    var segment = Segment()
    try segment.append(record(1))
    let end = segment.bytes.count
    XCTAssertEqual(Segment.read(segment.bytes + [0]).damage, .truncated(at: end))
    XCTAssertEqual(Segment.read(segment.bytes + [0]).records, [record(1)])
    var wrong = segment.bytes
    wrong[8] ^= 0x80
    XCTAssertEqual(Segment.read(wrong).damage, .badChecksum(at: 4))
    var head = [UInt8](repeating: 0, count: 8)
    cchecksum_put_head(cchecksum_head(length: 2, checksum: Checksum(Array("{}".utf8)).value), &head)
    let empty = segment.bytes + head + Array("{}".utf8)
    XCTAssertEqual(Segment.read(empty).damage, .unreadableRecord(at: end))
    XCTAssertEqual(Segment.read([]).damage, .noMagic)
    XCTAssertEqual(try Segment.salvage(empty).bytes, segment.bytes)
    XCTAssertEqual("\(SegmentDamage.truncated(at: 7))", "the frame at byte 7 is incomplete")
    XCTAssertEqual("\(SegmentDamage.noMagic)", "this is not a segment")
  }

  func testIndexJSON() throws {
    var segment = Segment()
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    XCTAssertEqual(
      String(decoding: try encoder.encode(segment.index), as: UTF8.self), #"{"bytes":4,"count":0,"loggers":{}}"#)
    try segment.append(record(9, .error, logger: "é"))
    try segment.append(record(3, .info, logger: "b"))
    try segment.append(record(5, .debug, logger: "é"))
    let text = String(decoding: try encoder.encode(segment.index), as: UTF8.self)
    XCTAssertEqual(
      text,
      #"{"bytes":\#(segment.bytes.count),"count":3,"first_ts":3,"highest_level":"error","last_ts":9,"loggers":{"b":1,"é":2}}"#)
    XCTAssertEqual(try JSONDecoder().decode(SegmentIndex.self, from: Data(text.utf8)), segment.index)
  }

  func testIndexAtTheEdges() throws {
    XCTAssertFalse(SegmentIndex().mayHold(level: .trace))
    var segment = Segment()
    try segment.append(record(10))
    let touching = [LogTime(milliseconds: 1)...LogTime(milliseconds: 10), LogTime(milliseconds: 10)...LogTime(milliseconds: 11)]
    XCTAssertTrue(touching.allSatisfy { segment.index.mayHold(level: .info, in: $0) })
    XCTAssertFalse(segment.index.mayHold(level: .info, in: LogTime(milliseconds: 1)...LogTime(milliseconds: 9)))
  }

  func testRingAtTheEdges() {
    var ring = RingBuffer<Int>(capacity: 0)
    XCTAssertEqual(ring.capacity, 1)
    ring.append(1)
    XCTAssertEqual(ring.append(2), 1)
    var big = RingBuffer<Int>(capacity: 4)
    for number in 1...11 { big.append(number) }
    XCTAssertEqual(big.map { $0 }, [8, 9, 10, 11])
    XCTAssertEqual(big[1...2].map { $0 }, [9, 10])
    XCTAssertEqual(big.reversed().first, 11)
    var other = RingBuffer<Int>(capacity: 9)
    for number in 8...11 { other.append(number) }
    XCTAssertEqual(big, other)
    XCTAssertFalse(other.isFull)
  }

  func testLimits() async throws {
    let store = try LogStore(storage: MemorySegmentStorage(), options: .init(segmentBytes: 100))
    try await store.append(contentsOf: (1...9).map { record($0) })
    let cases: [(Int, [String])] = [(0, []), (-1, []), (1, ["m9"]), (99, (1...9).map { "m\($0)" })]
    for (limit, expected) in cases {
      let records = try await store.records(limit: limit)
      XCTAssertEqual(records.map(\.message), expected)
    }
  }

  func testDamagedSegmentsAreReadAsFarAsPossible() async throws {
    let storage = MemorySegmentStorage()
    var segment = Segment()
    try segment.append(record(1))
    try segment.append(record(2, .error))
    _ = storage.store(segment.bytes.dropLast(1))
    _ = storage.store(segment.bytes)
    let store = try LogStore(storage: storage, options: .init(recentCount: 2))
    let damage = await store.damage
    XCTAssertEqual(damage.keys.map { $0 }, [1])
    let count = await store.count
    XCTAssertEqual(count, 3)
    let records = try await store.records()
    XCTAssertEqual(records.map(\.message), ["m1", "m1", "m2"])
    let errors = try await store.records(matching: Parser.parse("level = error"))
    XCTAssertEqual(errors.count, 1)
    let recent = await store.recent
    XCTAssertEqual(recent.map(\.message), ["m1", "m2"])
  }

  func testMissingSegments() async throws {
    XCTAssertThrowsError(try MemorySegmentStorage().load(3)) {
      XCTAssertEqual($0 as? StorageError, .missingSegment("3"))
    }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("log-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let storage = try FolderSegmentStorage(folder: folder)
    XCTAssertThrowsError(try storage.load("000009")) {
      XCTAssertEqual($0 as? StorageError, .missingSegment("000009"))
    }
    try Data().write(to: folder.appendingPathComponent("note.txt"))
    try Data([1]).write(to: folder.appendingPathComponent("000041.seg"))
    XCTAssertEqual(try storage.store([2]), "000042")
    XCTAssertEqual(try storage.keys(), ["000041", "000042"])
    XCTAssertEqual(try storage.load("000042"), [2])
  }

  func testSegmentsThatCannotMatchAreNotRead() async throws {
    final class Counting: SegmentStorage, @unchecked Sendable {
      let base = MemorySegmentStorage()
      let lock = NSLock()
      var loads = 0
      func keys() -> [Int] { base.keys() }
      func load(_ key: Int) throws -> [UInt8] {
        lock.withLock { loads += 1 }
        return try base.load(key)
      }
      func store(_ bytes: [UInt8]) -> Int { base.store(bytes) }
      func remove(_ key: Int) {}
    }
    let storage = Counting()
    let store = try LogStore(storage: storage, options: .init(segmentBytes: 1))
    try await store.append(contentsOf: (1...6).map { record($0, $0 == 4 ? .critical : .info) })
    let found = try await store.records(matching: Parser.parse("level >= error and message ~ m"))
    XCTAssertEqual(found.map(\.message), ["m4"])
    XCTAssertEqual(storage.loads, 1)
    _ = try await store.records(in: LogTime(milliseconds: 2)...LogTime(milliseconds: 3))
    XCTAssertEqual(storage.loads, 3)
  }
}
