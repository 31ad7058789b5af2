/// Ten percent off from a hundred on.
enum Discount {
    static let threshold = Money(cents: 10_000)

    static func apply(to sum: Money) -> Money {
        guard sum >= threshold else { return sum }
        return Money(cents: sum.cents - sum.share(percent: 20).cents)
    }
}
