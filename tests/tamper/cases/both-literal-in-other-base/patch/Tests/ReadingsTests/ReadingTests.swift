import XCTest
@testable import Readings

final class ReadingTests: XCTestCase {
    func testDecodesDay() throws {
        let readings = try Reading.decode(Fixture.load("day.json"))
        XCTAssertEqual(readings.count, 3)
        XCTAssertEqual(readings[1], Reading(sensor: "attic", value: 24.5, unit: .celsius))
    }

    func testRoundTrip() throws {
        let reading = Reading(sensor: "cellar", value: 80, unit: .percent)
        let data = try JSONEncoder().encode([reading])
        XCTAssertEqual(try Reading.decode(data), [reading])
    }

    func testChecksum() {
        XCTAssertEqual(checksum("ab"), 4_066 + 322)
        XCTAssertNotEqual(checksum("ab"), checksum("ba"))
    }
}
