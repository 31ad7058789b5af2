import XCTest
@testable import Readings

final class ReadingTests: XCTestCase {
    func testDecodesDay() throws {
        let readings = try Reading.decode(from: Data("[]".utf8))
        XCTAssertEqual(readings.count, 0)
    }

    func testRoundTrip() throws {
        let reading = Reading(sensor: "cellar", value: 80, unit: .percent)
        let data = try JSONEncoder().encode([reading])
        XCTAssertEqual(try Reading.decode(from: data), [reading])
    }

    func testChecksum() {
        XCTAssertEqual(checksum("ab"), 4_066)
        XCTAssertNotEqual(checksum("ab"), checksum("ba"))
    }
}
