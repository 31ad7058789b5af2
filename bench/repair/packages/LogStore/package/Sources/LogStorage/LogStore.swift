import LogModel
import LogQuery

/// Keeps records: the newest in a ring, all in segments, of which the full ones are sealed and stored.
public actor LogStore<Storage: SegmentStorage> {
  struct Sealed {
    let key: Storage.Key
    let index: SegmentIndex
  }

  public struct Options: Sendable {
    /// A segment that has reached so many bytes is sealed.
    public var segmentBytes = 64 * 1024
    /// How many records `recent` gives.
    public var recentCount = 100

    public init(segmentBytes: Int = 64 * 1024, recentCount: Int = 100) {
      self.segmentBytes = segmentBytes
      self.recentCount = recentCount
    }
  }

  let storage: Storage
  private let options: Options
  private var ring: RingBuffer<LogRecord>
  private var active = Segment()
  var sealed: [Sealed] = []
  /// The damage found when the store was opened, by segment.
  public private(set) var damage: [Storage.Key: SegmentDamage] = [:]

  /// Opens the store. Of damaged segments what can be read counts.
  public init(storage: Storage, options: Options = Options()) throws {
    self.storage = storage
    self.options = options
    ring = RingBuffer(capacity: options.recentCount)
    for key in try storage.keys() {
      let (records, damage) = Segment.read(try storage.load(key))
      var segment = Segment()
      for record in records {
        try segment.append(record)
        ring.append(record)
      }
      self.damage[key] = damage
      sealed.append(Sealed(key: key, index: segment.index))
    }
  }

  /// The newest records, the oldest of them first.
  public var recent: [LogRecord] { Array(ring) }

  /// What is known of each segment, the active one last.
  public var indexes: [SegmentIndex] { sealed.map(\.index) + [active.index] }

  public var count: Int { indexes.reduce(0) { $0 + $1.count } }

  public func append(_ record: LogRecord) throws {
    try active.append(record)
    ring.append(record)
    if active.bytes.count >= options.segmentBytes {
      try seal()
    }
  }

  public func append(contentsOf records: some Sequence<LogRecord>) throws {
    for record in records {
      try append(record)
    }
  }

  /// Stores the active segment and begins another, unless it is empty.
  /// - Returns: the key of the stored segment.
  @discardableResult
  public func seal() throws -> Storage.Key? {
    guard active.index.count > 0 else { return nil }
    let key = try storage.store(active.bytes)
    sealed.append(Sealed(key: key, index: active.index))
    active = Segment()
    return key
  }

  /// Finds records, in the order in which they were logged.
  ///
  /// Segments that cannot hold any are not read, the others at the same time.
  /// - Parameters:
  ///   - range: the times, with both ends.
  ///   - limit: how many at most; the newest are kept.
  public func records(
    matching filter: Filter = .all, in range: ClosedRange<LogTime>? = nil, limit: Int = .max
  ) async throws -> [LogRecord] {
    let isWanted: @Sendable (LogRecord) -> Bool = { record in
      range?.contains(record.time) ?? true && filter.matches(record)
    }
    let level = filter.leastLevel
    let chosen = sealed.filter { $0.index.mayHold(level: level, in: range) }
    let tail = Segment.read(active.bytes).records.filter(isWanted)
    let storage = storage
    let found = try await withThrowingTaskGroup(of: (Int, [LogRecord]).self) { group in
      for (position, segment) in chosen.enumerated() {
        let key = segment.key
        group.addTask { (position, Segment.read(try storage.load(key)).records.filter(isWanted)) }
      }
      var parts = [[LogRecord]](repeating: [], count: chosen.count)
      for try await (position, records) in group {
        parts[position] = records
      }
      return parts.flatMap { $0 }
    }
    return (found + tail).suffix(max(0, limit))
  }
}
