/// An amount in cents.
public struct Money: Equatable, Hashable, Comparable, Sendable {
    public var cents: Int

    public init(cents: Int) {
        self.cents = cents
    }

    public static func < (left: Money, right: Money) -> Bool {
        left.cents < right.cents
    }

    public static func + (left: Money, right: Money) -> Money {
        Money(cents: left.cents + right.cents)
    }

    public func share(percent: Double) -> Money {
        Money(cents: Int(Double(cents) * percent / 100))
    }
}
