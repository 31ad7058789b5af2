import LogModel

/// Which sealed segments may go. A segment goes if one of the limits asks for it.
public struct RetentionPolicy: Codable, Hashable, Sendable {
  /// How many sealed segments stay at most.
  public var maxSegments: Int?
  /// How many bytes they may have together.
  public var maxBytes: Int?
  /// Segments whose last record is older than so many milliseconds go.
  public var maxAge: Int64?

  private enum CodingKeys: String, CodingKey {
    case maxSegments = "max_segments"
    case maxBytes = "max_bytes"
    case maxAge = "max_age_ms"
  }

  public init(maxSegments: Int? = nil, maxBytes: Int? = nil, maxAge: Int64? = nil) {
    self.maxSegments = maxSegments
    self.maxBytes = maxBytes
    self.maxAge = maxAge
  }

  /// How many segments go, counted from the oldest.
  /// - Parameter indexes: of the sealed segments, the oldest first.
  func expiredCount(of indexes: [SegmentIndex], now: LogTime) -> Int {
    var expired = max(0, indexes.count - max(0, maxSegments ?? indexes.count))
    if let maxBytes {
      var total = indexes.dropFirst(expired).reduce(0) { $0 + $1.byteCount }
      while expired < indexes.count, total > maxBytes {
        total -= indexes[expired].byteCount
        expired += 1
      }
    }
    if let maxAge {
      let oldest = now.advanced(by: -maxAge)
      while expired < indexes.count, indexes[expired].lastTime ?? oldest < oldest {
        expired += 1
      }
    }
    return expired
  }
}

extension LogStore {
  /// Removes the oldest sealed segments as `policy` asks. Recent records stay at hand.
  /// - Returns: the keys of the removed segments.
  @discardableResult
  public func prune(_ policy: RetentionPolicy, now: LogTime) throws -> [Storage.Key] {
    let expired = sealed.prefix(policy.expiredCount(of: sealed.map(\.index), now: now))
    for segment in expired {
      try storage.remove(segment.key)
      sealed.removeFirst()
    }
    return expired.map(\.key)
  }
}
