/// What a customer is about to pay for.
public struct Cart: Sendable {
    public private(set) var items: [Item] = []

    public init() {}

    public mutating func add(_ item: Item) {
        items.append(item)
    }

    public var total: Money {
        let sum = items.reduce(Money(cents: 0)) { $0 + $1.price }
        return Discount.apply(to: sum)
    }

    public func item(at index: Int) -> Item? {
        guard items.indices.contains(index) else { return nil }
        return items[index]
    }
}

public struct Item: Equatable, Sendable {
    public let name: String
    public let price: Money

    public init(_ name: String, price: Money) {
        self.name = name
        self.price = price
    }
}
