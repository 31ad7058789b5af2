import Foundation

public enum Unit: String, Codable, Sendable {
    case celsius, percent
}

public struct Reading: Codable, Equatable, Sendable {
    public var sensor: String
    public var value: Double
    public var unit: Unit

    public init(sensor: String, value: Double, unit: Unit) {
        self.sensor = sensor
        self.value = value
        self.unit = unit
    }

    public static func decode(_ data: Data) throws -> [Reading] {
        try JSONDecoder().decode([Reading].self, from: data)
    }
}
