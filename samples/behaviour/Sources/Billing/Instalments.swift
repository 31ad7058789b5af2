/// Splits an amount into `count` instalments that differ by one cent at most, the larger ones first.
public func instalments(of cents: Int, count: Int) -> [Int] {
    guard count > 0 else { return [] }
    let (share, rest) = cents.quotientAndRemainder(dividingBy: count)
    return (0..<count).map { $0 < rest ? share + 1 : share }
}
