/// Keeps a value within a range: one outside is moved to the nearer end.
@propertyWrapper
public struct Clamped<Value: Comparable & Sendable>: Sendable {
    private var value: Value
    private let range: ClosedRange<Value>

    public init(wrappedValue: Value, _ range: ClosedRange<Value>) {
        self.range = range
        self.value = Clamped.clamp(wrappedValue, to: range)
    }

    public var wrappedValue: Value {
        get { return value }
        set { value = Clamped.clamp(newValue, to: range) }
    }

    private static func clamp(_ value: Value, to range: ClosedRange<Value>) -> Value {
        return min(max(value, range.lowerBound), range.upperBound)
    }
}

extension Clamped: Equatable where Value: Equatable {
    public static func == (lhs: Clamped, rhs: Clamped) -> Bool {
        return lhs.value == rhs.value
    }
}
