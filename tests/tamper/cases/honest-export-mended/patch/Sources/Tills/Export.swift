/// Cents of each item, with a comma between.
public func export(_ cart: Cart) -> String {
    cart.items.map { String($0.price.cents) }.joined(separator: ",")
}
