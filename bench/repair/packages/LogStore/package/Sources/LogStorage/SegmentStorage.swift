import Foundation

/// Where sealed segments are kept.
public protocol SegmentStorage: Sendable {
  /// How a segment is found again.
  associatedtype Key: Hashable & Comparable & Sendable

  /// The keys of all segments, the oldest first.
  func keys() throws -> [Key]
  func load(_ key: Key) throws -> [UInt8]
  /// Stores a segment as the newest.
  func store(_ bytes: [UInt8]) throws -> Key
  /// Removes a segment; one that is not there is no error.
  func remove(_ key: Key) throws
}

public enum StorageError: Error, Equatable, Sendable {
  case missingSegment(String)
}

/// Keeps segments in memory.
public final class MemorySegmentStorage: SegmentStorage, @unchecked Sendable {
  private let lock = NSLock()
  private var segments: [Int: [UInt8]] = [:]
  private var next = 1

  public init() {}

  public func keys() -> [Int] {
    lock.withLock { segments.keys.sorted() }
  }

  public func load(_ key: Int) throws -> [UInt8] {
    guard let bytes = lock.withLock({ segments[key] }) else {
      throw StorageError.missingSegment(String(key))
    }
    return bytes
  }

  public func store(_ bytes: [UInt8]) -> Int {
    lock.lock()
    defer { lock.unlock() }
    segments[next] = bytes
    next += 1
    return next - 1
  }

  public func remove(_ key: Int) {
    lock.withLock { segments[key] = nil }
  }
}

/// Keeps each segment in a file of a folder: `000001.seg`, `000002.seg` and so on.
public struct FolderSegmentStorage: SegmentStorage {
  private let folder: URL

  /// Creates the folder if need be.
  public init(folder: URL) throws {
    self.folder = folder
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  public func keys() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".seg") }
      .map { String($0.dropLast(4)) }
      .sorted()
  }

  public func load(_ key: String) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: url(of: key).path) else {
      throw StorageError.missingSegment(key)
    }
    return [UInt8](data)
  }

  public func store(_ bytes: [UInt8]) throws -> String {
    let last = try keys().last.flatMap { Int($0) } ?? 0
    let digits = String(last + 1)
    let key = String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    try Data(bytes).write(to: url(of: key), options: .atomic)
    return key
  }

  public func remove(_ key: String) throws {
    let path = url(of: key).path
    guard FileManager.default.fileExists(atPath: path) else { return }
    try FileManager.default.removeItem(atPath: path)
  }

  private func url(of key: String) -> URL {
    folder.appendingPathComponent("\(key).seg")
  }
}
