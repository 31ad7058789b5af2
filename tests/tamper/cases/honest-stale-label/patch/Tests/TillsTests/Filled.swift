@testable import Tills

/// A cart with an item for each price.
func filled(_ prices: [Int]) -> Cart {
    var cart = Cart()
    for price in prices {
        cart.add(Item("item", price: Money(cents: price)))
    }
    return cart
}
