/// What a customer owes, in whole cents.
public struct Invoice: Equatable, Sendable {
    public struct Line: Equatable, Sendable {
        public let cents: Int
        public let quantity: Int

        public init(cents: Int, quantity: Int) {
            self.cents = cents
            self.quantity = quantity
        }
    }

    public var lines: [Line]

    public init(lines: [Line] = []) {
        self.lines = lines
    }

    public var net: Int { lines.reduce(0) { $0 + $1.cents * $1.quantity } }

    /// Net and tax of `percent`, half a cent rounded up.
    public func gross(taxPercent percent: Int) -> Int {
        net + net * percent / 100
    }
}
