import FeedModel

/// Keeps feeds under keys of some kind.
public protocol FeedStorage: Sendable {
    associatedtype Key: Hashable & Sendable
    associatedtype Failure: Error

    func load(_ key: Key) async throws(Failure) -> Feed?
    func save(_ feed: Feed, for key: Key) async throws(Failure)
    /// In no particular order.
    func keys() async throws(Failure) -> [Key]
    /// - Returns: whether there was one.
    func remove(_ key: Key) async throws(Failure) -> Bool
}

/// Keeps feeds in memory.
public actor MemoryStorage<Key: Hashable & Sendable>: FeedStorage {
    public typealias Failure = Never

    private var feeds: [Key: Feed] = [:]
    public private(set) var loads = 0

    public init() {}

    public func load(_ key: Key) -> Feed? {
        loads += 1
        return feeds[key]
    }

    public func save(_ feed: Feed, for key: Key) {
        feeds[key] = feed
    }

    public func keys() -> [Key] {
        return Array(feeds.keys)
    }

    public func remove(_ key: Key) -> Bool {
        return feeds.removeValue(forKey: key) != nil
    }
}

/// Stands before another storage, and spares it look-ups.
public actor CachedStorage<Base: FeedStorage>: FeedStorage {
    public typealias Key = Base.Key
    public typealias Failure = Base.Failure

    private let base: Base
    private var cache: Cache<Base.Key, Feed>

    public init(_ base: Base, capacity: Int) {
        self.base = base
        self.cache = Cache(capacity: capacity)
    }

    public var hitPercent: Int {
        return cache.hitPercent
    }

    public func load(_ key: Base.Key) async throws(Base.Failure) -> Feed? {
        if let feed = cache.value(for: key) {
            return feed
        }
        let feed = try await base.load(key)
        if let feed {
            cache.store(feed, for: key)
        }
        return feed
    }

    /// What could not be saved is not in the cache either.
    public func save(_ feed: Feed, for key: Base.Key) async throws(Base.Failure) {
        cache.remove(key)
        try await base.save(feed, for: key)
        cache.store(feed, for: key)
    }

    public func keys() async throws(Base.Failure) -> [Base.Key] {
        return try await base.keys()
    }

    public func remove(_ key: Base.Key) async throws(Base.Failure) -> Bool {
        cache.remove(key)
        return try await base.remove(key)
    }
}
