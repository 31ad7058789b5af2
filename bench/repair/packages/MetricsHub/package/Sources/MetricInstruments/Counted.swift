/// A value of which each change is counted. Setting what is there already is no change.
@propertyWrapper
public struct Counted<Value: Equatable & Sendable>: Sendable {
    private var value: Value
    private let counter: Counter

    public init(wrappedValue: Value, by counter: Counter) {
        value = wrappedValue
        self.counter = counter
    }

    public var wrappedValue: Value {
        get { value }
        set {
            guard newValue != value else { return }
            value = newValue
            counter.increment()
        }
    }

    /// The counter.
    public var projectedValue: Counter { counter }
}
