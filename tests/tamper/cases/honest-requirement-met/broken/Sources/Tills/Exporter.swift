public protocol Exporter {
    func export(_ cart: Cart) -> String
    func header() -> String
}

/// Cents of each item.
public struct CentsExporter: Exporter {
    public init() {}

    public func export(_ cart: Cart) -> String {
        cart.items.map { "\($0.price.cents)" }.joined(separator: ",")
    }
}
