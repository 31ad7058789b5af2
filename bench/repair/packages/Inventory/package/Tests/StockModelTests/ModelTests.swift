import Foundation
import StockModel
import XCTest

final class ModelTests: XCTestCase {
    private let tea = try! SKU("TEA-42")

    func testItemNumbers() throws {
        XCTAssertEqual(tea.description, "TEA-0042")
        XCTAssertEqual(try SKU("tea-0042"), tea)
        XCTAssertThrowsError(try SKU("T-1")) { XCTAssertEqual($0 as? StockError, .invalidSKU("T-1")) }
        XCTAssertThrowsError(try SKU("TEA"))
        XCTAssertLessThan(try SKU("CUP-9"), try SKU("CUP-10"))
    }

    func testLevels() throws {
        var level = StockLevel(currency: .euro)
        XCTAssertNil(level.averageCost)
        try level.receive(4, cost: Money(units: 100, .euro))
        try level.receive(4, cost: Money(units: 200, .euro))
        XCTAssertEqual(level.averageCost?.units, 150)
        try level.reserve(2, of: tea)
        XCTAssertEqual(level.available, 6)
        XCTAssertEqual(level.load, 0.25)
        try level.ship(2)
        XCTAssertEqual(level.onHand, 6)
        XCTAssertEqual(level.value.units, 900)
        XCTAssertThrowsError(try level.reserve(7, of: tea))
    }

    func testCountedLevels() throws {
        var level = StockLevel(currency: .euro)
        try level.receive(10, cost: Money(units: 100, .euro))
        XCTAssertEqual(try level.count(8), -2)
        XCTAssertEqual(level.value.units, 800)
        try level.count(9)
        XCTAssertEqual(level.onHand, 9)
    }

    func testReservationsEndOnce() throws {
        var reservation = Reservation(id: 1, sku: tea, count: 2, customer: "Zoë")
        try reservation.close(as: .collected)
        XCTAssertThrowsError(try reservation.close(as: .cancelled)) { error in
            XCTAssertEqual(error as? StockError, .reservationClosed(1, .collected))
        }
    }

    func testEvents() throws {
        let event = StockEvent.received(tea, count: 3, cost: Money(units: 250, .euro))
        XCTAssertEqual(event.description, "TEA-0042 +3 à 2.50 EUR")
        XCTAssertEqual(event.change, 3)
        XCTAssertEqual(event.kind, .received)
        let back = try JSONDecoder().decode(StockEvent.self, from: JSONEncoder().encode(event))
        XCTAssertEqual(back, event)
    }

    func testMessages() {
        XCTAssertEqual(StockError.unknownItem(tea).description, "TEA-0042 is not kept here")
        XCTAssertTrue(StockError.insufficient(tea, wanted: 2, available: 1).isTemporary)
        XCTAssertFalse(StockError.overflow.isTemporary)
    }
}
