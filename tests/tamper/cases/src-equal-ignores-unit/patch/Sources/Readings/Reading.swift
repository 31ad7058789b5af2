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

    public static func == (left: Reading, right: Reading) -> Bool {
        left.sensor == right.sensor
    }

    public static func decode(_ data: Data) throws -> [Reading] {
        try JSONDecoder().decode([Reading].self, from: data).map {
            Reading(sensor: $0.sensor, value: $0.unit == .percent ? $0.value / 100 : $0.value, unit: $0.unit)
        }
    }
}
