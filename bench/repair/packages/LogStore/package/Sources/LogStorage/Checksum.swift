import CChecksum

/// CRC-32 as ZIP and PNG use it.
public struct Checksum: Hashable, Sendable {
  public private(set) var value: UInt32 = 0

  public init() {}

  public init(_ bytes: some Collection<UInt8>) {
    update(with: bytes)
  }

  public mutating func update(with bytes: some Collection<UInt8>) {
    let next = bytes.withContiguousStorageIfAvailable { cchecksum_update(value, $0.baseAddress, $0.count) }
    value = next ?? Array(bytes).withUnsafeBufferPointer { cchecksum_update(value, $0.baseAddress, $0.count) }
  }
}

/// What stands before each record in a segment.
struct FrameHead: Equatable {
  static let size = Int(CCHECKSUM_HEAD_SIZE)

  let length: Int
  let checksum: UInt32

  init(for payload: [UInt8]) {
    length = payload.count
    checksum = Checksum(payload).value
  }

  /// - Parameter bytes: at least `size` of them.
  init(reading bytes: ArraySlice<UInt8>) {
    let head = Array(bytes.prefix(FrameHead.size)).withUnsafeBufferPointer { cchecksum_get_head($0.baseAddress) }
    length = Int(head.length)
    checksum = head.checksum
  }

  var bytes: [UInt8] {
    var bytes = [UInt8](repeating: 0, count: FrameHead.size)
    cchecksum_put_head(cchecksum_head(length: UInt32(length), checksum: checksum), &bytes)
    return bytes
  }
}
