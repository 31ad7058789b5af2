import Foundation
import LogModel

/// Why the rest of a segment cannot be read. Offsets count bytes from its start.
public enum SegmentDamage: Error, Hashable, Sendable, CustomStringConvertible {
  case noMagic
  /// The last frame was not written to its end.
  case truncated(at: Int)
  case badChecksum(at: Int)
  case unreadableRecord(at: Int)

  public var description: String {
    switch self {
    case .noMagic: "this is not a segment"
    case .truncated(at: let offset): "the frame at byte \(offset) is incomplete"
    case .badChecksum(at: let offset): "the frame at byte \(offset) is corrupt"
    case .unreadableRecord(at: let offset): "the frame at byte \(offset) holds no record"
    }
  }
}

/// Records in the form in which they are stored: four magic bytes, then for each record a head and JSON.
public struct Segment: Sendable {
  public static let magic: [UInt8] = Array("LSG1".utf8)

  public private(set) var bytes: [UInt8] = Segment.magic
  public private(set) var index = SegmentIndex()

  public init() {}

  /// Adds a record at the end.
  public mutating func append(_ record: LogRecord) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let payload = [UInt8](try encoder.encode(record))
    bytes += FrameHead(for: payload).bytes
    bytes += payload
    index.add(record, byteCount: bytes.count)
  }

  /// Reads a segment up to its end or to the first damage.
  public static func read(_ bytes: [UInt8]) -> (records: [LogRecord], damage: SegmentDamage?) {
    guard bytes.starts(with: magic) else { return ([], .noMagic) }
    let decoder = JSONDecoder()
    var records: [LogRecord] = []
    var offset = magic.count
    while offset < bytes.count {
      let rest = bytes[offset...]
      guard rest.count >= FrameHead.size else { return (records, .truncated(at: offset)) }
      let head = FrameHead(reading: rest)
      let payload = rest.dropFirst(FrameHead.size).prefix(head.length)
      guard payload.count == head.length else { return (records, .truncated(at: offset)) }
      guard Checksum(payload).value == head.checksum else { return (records, .badChecksum(at: offset)) }
      guard let record = try? decoder.decode(LogRecord.self, from: Data(payload)) else {
        return (records, .unreadableRecord(at: offset))
      }
      records.append(record)
      offset += FrameHead.size + head.length
    }
    return (records, nil)
  }

  /// A sound segment with what could be read of a damaged one.
  public static func salvage(_ bytes: [UInt8]) throws -> Segment {
    var segment = Segment()
    for record in read(bytes).records {
      try segment.append(record)
    }
    return segment
  }
}
