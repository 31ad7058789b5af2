/// The key that signs and those that are still believed.
public struct KeyRing: Sendable {
    public private(set) var current: SigningKey
    /// The latest first.
    public private(set) var retired: [SigningKey] = []
    public let keeps: Int

    /// - Parameter keeps: how many retired keys are believed.
    public init(_ key: SigningKey, keeps: Int = 1) {
        self.current = key
        self.keeps = max(keeps, 0)
    }

    /// Signs with another key from now on.
    /// - Returns: the keys that are no longer believed.
    /// - Throws: `TokenError.badKey` if a key of that name is in the ring.
    @discardableResult
    public mutating func rotate(to key: SigningKey) throws(TokenError) -> [SigningKey] {
        guard self[key.name] == nil else { throw .badKey("name “\(key.name)” is taken") }
        retired.insert(current, at: 0)
        current = key
        let dropped = retired.dropFirst(keeps)
        retired.removeLast(dropped.count)
        return Array(dropped)
    }

    public subscript(name: String) -> SigningKey? {
        return current.name == name ? current : retired.first { $0.name == name }
    }
}
