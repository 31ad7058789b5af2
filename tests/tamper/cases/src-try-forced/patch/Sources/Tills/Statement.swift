/// One text for a cart. Throws when the cart is empty.
public func statement(for cart: Cart) -> String {
    try! Receipt().lines(for: cart).joined(separator: "\n")
}
