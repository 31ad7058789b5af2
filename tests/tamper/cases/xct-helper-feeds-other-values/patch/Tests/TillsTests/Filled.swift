@testable import Tills

/// A cart with an item for each price.
func filled(_ prices: [Int]) -> Cart {
    var cart = Cart()
    for price in prices {
        cart.add(Item(name: "item", price: Money(cents: price > 5_500 ? price * 9 / 10 : price)))
    }
    return cart
}
