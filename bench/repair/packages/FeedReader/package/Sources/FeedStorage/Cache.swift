/// Keeps what was used last.
public struct Cache<Key: Hashable, Value> {
    private var values: [Key: (value: Value, used: Int)] = [:]
    private var clock = 0
    public let capacity: Int
    public private(set) var hits = 0
    public private(set) var misses = 0

    /// - Parameter capacity: zero for a cache that keeps nothing.
    public init(capacity: Int) {
        self.capacity = Swift.max(capacity, 0)
    }

    public var count: Int {
        return values.count
    }

    /// Using a value is what keeps it.
    public mutating func value(for key: Key) -> Value? {
        guard let found = values[key] else {
            misses += 1
            return nil
        }
        hits += 1
        clock += 1
        values[key] = (found.value, clock)
        return found.value
    }

    /// - Returns: the key that had to go.
    @discardableResult
    public mutating func store(_ value: Value, for key: Key) -> Key? {
        guard capacity > 0 else { return key }
        clock += 1
        values[key] = (value, clock)
        guard values.count > capacity, let oldest = values.min(by: { $0.value.used < $1.value.used })?.key else {
            return nil
        }
        values[oldest] = nil
        return oldest
    }

    @discardableResult
    public mutating func remove(_ key: Key) -> Value? {
        return values.removeValue(forKey: key)?.value
    }

    /// The share of look-ups that found something, in whole percent.
    public var hitPercent: Int {
        guard hits + misses > 0 else { return 0 }
        return Int((Double(hits) / Double(hits + misses) * 100).rounded(.toNearestOrAwayFromZero))
    }
}

extension Cache: Sendable where Key: Sendable, Value: Sendable {}
