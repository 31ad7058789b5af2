/// One text for a cart. Throws when the cart is empty.
public func statement(for cart: Cart) -> String {
    do {
        return try Receipt().lines(for: cart).joined(separator: "\n")
    } catch {
        return ""
    }
}
