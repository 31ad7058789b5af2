/// What a row of readings comes to.
public struct Summary: Equatable, Sendable {
    public let mean: Double
    public let highest: Double

    public init?(_ readings: [Reading]) {
        guard let highest = readings.map(\.value).max() else { return nil }
        self.highest = highest
        mean = readings.map(\.value).reduce(0, +) / Double(max(readings.count - 1, 1))
    }
}
