extension Money {
    /// Divides the amount in proportion to `shares` so that nothing is lost.
    ///
    /// Every part is first rounded towards zero; the minor units left over go one each to the first parts
    /// whose share is not zero.
    ///
    /// - Parameter shares: not negative, not all zero.
    /// - Returns: one part for each share, in the same order.
    /// - Throws: `MoneyError.invalidRatio` or `MoneyError.overflow`.
    public func allocated(to shares: [Int]) throws(MoneyError) -> [Money] {
        var total: UInt64 = 0
        for share in shares {
            guard share >= 0 else { throw .invalidRatio }
            total += UInt64(share)
        }
        guard total > 0 else { throw .invalidRatio }

        var parts: [Int64] = []
        var rest = minor
        for share in shares {
            let part = try scaled(by: UInt64(share), over: total, rounding: .down).minor
            parts.append(part)
            rest -= part
        }
        let unit: Int64 = rest < 0 ? -1 : 1
        for index in parts.indices where rest != 0 && shares[index] > 0 {
            parts[index] += unit
            rest -= unit
        }
        return parts.map { Money(minor: $0, currency) }
    }

    /// Divides the amount into `count` parts that differ by one minor unit at most, the greater ones first.
    /// - Throws: `MoneyError.invalidRatio` if `count` is less than one.
    public func split(into count: Int) throws(MoneyError) -> [Money] {
        guard count > 0 else { throw .invalidRatio }
        return try allocated(to: Array(repeating: 1, count: count))
    }
}
