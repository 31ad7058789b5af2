import Foundation

/// The key of a value that middleware leaves for handlers.
public protocol ContextKey {
    associatedtype Value: Sendable
    /// What is read before anything was set.
    static var defaultValue: Value { get }
}

/// Values that belong to one request. It is shared by all middleware of that request,
/// which may run on different threads.
public final class RequestContext: Sendable {
    private struct Storage: Sendable {
        var values: [ObjectIdentifier: any Sendable] = [:]
    }

    private let storage = Locked(Storage())

    public init() {}

    public subscript<Key: ContextKey>(key: Key.Type) -> Key.Value {
        get {
            storage.withLock { $0.values[ObjectIdentifier(key)] as? Key.Value } ?? Key.defaultValue
        }
        set {
            storage.withLock { $0.values[ObjectIdentifier(key)] = newValue }
        }
    }

    /// Changes a value in one step, and answers what `change` answers.
    @discardableResult
    public func update<Key: ContextKey, Result>(_ key: Key.Type, _ change: (inout Key.Value) -> Result) -> Result {
        storage.withLock { storage in
            var value = storage.values[ObjectIdentifier(key)] as? Key.Value ?? Key.defaultValue
            defer { storage.values[ObjectIdentifier(key)] = value }
            return change(&value)
        }
    }
}

/// A value behind a lock.
final class Locked<Value: Sendable>: @unchecked Sendable {
    private let lock = NSLock()
    private var value: Value

    init(_ value: Value) {
        self.value = value
    }

    func withLock<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
        lock.lock()
        defer { lock.unlock() }
        return try body(&value)
    }
}
