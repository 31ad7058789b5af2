import Testing

extension Trait where Self == ConditionTrait {
    /// Tests of prices.
    static var prices: Self { .enabled("prices are set", { false }) }
}
