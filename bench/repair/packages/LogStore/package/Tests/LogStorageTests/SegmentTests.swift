import CChecksum
import LogModel
import LogStorage
import XCTest

final class SegmentTests: XCTestCase {
  private func record(_ number: Int, _ level: LogLevel = .info) -> LogRecord {
    LogRecord(
      time: LogTime(milliseconds: Int64(number)), level: level, logger: "t", message: "n° \(number)")
  }

  func testKnownChecksums() {
    XCTAssertEqual(Checksum(Array("123456789".utf8)).value, 0xCBF4_3926)
    XCTAssertEqual(Checksum([]).value, 0)
    XCTAssertEqual(cchecksum_crc32([0x61], 1), 0xE8B7_BE43)
  }

  func testChecksumGoesOn() {
    var checksum = Checksum(Array("1234".utf8))
    checksum.update(with: "56789".utf8)
    XCTAssertEqual(checksum.value, 0xCBF4_3926)
  }

  func testSegmentRoundTrip() throws {
    var segment = Segment()
    try segment.append(record(1))
    try segment.append(record(2, .error))
    let (records, damage) = Segment.read(segment.bytes)
    XCTAssertEqual(records, [record(1), record(2, .error)])
    XCTAssertNil(damage)
    XCTAssertEqual(segment.index.count, 2)
    XCTAssertEqual(segment.index.highestLevel, .error)
    XCTAssertEqual(segment.index.byteCount, segment.bytes.count)
  }

  func testCorruptFrameIsFound() throws {
    var segment = Segment()
    try segment.append(record(1))
    let second = segment.bytes.count
    try segment.append(record(2))
    var bytes = segment.bytes
    bytes[bytes.count - 2] ^= 1
    let (records, damage) = Segment.read(bytes)
    XCTAssertEqual(records, [record(1)])
    XCTAssertEqual(damage, .badChecksum(at: second))
    XCTAssertEqual(try Segment.salvage(bytes).index.count, 1)
  }

  func testTruncatedFrameIsFound() throws {
    var segment = Segment()
    try segment.append(record(1))
    XCTAssertEqual(Segment.read(segment.bytes.dropLast()).damage, .truncated(at: 4))
    XCTAssertEqual(Segment.read([1, 2, 3]).damage, .noMagic)
  }

  func testIndexTellsWhatMayBeThere() throws {
    var segment = Segment()
    try segment.append(record(10))
    try segment.append(record(20, .warning))
    XCTAssertTrue(segment.index.mayHold(level: .warning))
    XCTAssertFalse(segment.index.mayHold(level: .error))
    let later = LogTime(milliseconds: 21)...LogTime(milliseconds: 30)
    XCTAssertFalse(segment.index.mayHold(level: .info, in: later))
  }
}
