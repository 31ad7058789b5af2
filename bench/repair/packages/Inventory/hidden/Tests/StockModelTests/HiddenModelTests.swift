import Foundation
import StockModel
import XCTest

final class HiddenModelTests: XCTestCase {
    private func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    func testEdgesOfItemNumbers() throws {
        XCTAssertEqual(try SKU("ab-000007").description, "AB-0007")
        XCTAssertEqual(try SKU("ABCDE-123456").description, "ABCDE-123456")
        for text in ["ABCDEF-1", "A-1", "AB-", "AB-1234567", "AB-1-2", "ÄB-1", "AB-１", "AB 1", "AB--1", ""] {
            XCTAssertThrowsError(try SKU(text), text) { XCTAssertEqual($0 as? StockError, .invalidSKU(text)) }
        }
        XCTAssertEqual(try json([try SKU("ab-7")]), #"["AB-0007"]"#)
        XCTAssertThrowsError(try JSONDecoder().decode([SKU].self, from: Data(#"["x"]"#.utf8))) { error in
            guard case DecodingError.dataCorrupted(let context)? = error as? DecodingError else {
                return XCTFail("\(error)")
            }
            XCTAssertEqual(context.debugDescription, "'x' is not an item number")
        }
        XCTAssertEqual(try ["B-2", "A-3", "B-1"].map { try SKU("X" + $0) }.sorted().map(\.number), [3, 1, 2])
    }

    func testEdgesOfAmounts() {
        XCTAssertEqual(Money("0.05", .euro)?.units, 5)
        XCTAssertEqual(Money("-0.50", .dollar)?.units, -50)
        XCTAssertEqual(Money("7.0", .yen)?.units, 7)
        XCTAssertNil(Money("7.5", .yen))
        for text in ["1,5", ".5", "5.", "+1", "1.2.3", "-", "１"] {
            XCTAssertNil(Money(text, .euro), text)
        }
        XCTAssertEqual(Money(units: .min, .yen).amount, "-9223372036854775808")
        XCTAssertEqual(Money(units: 100, .euro).amount, "1.00")
        XCTAssertEqual(Money(units: -1201, .euro).description, "-12.01 EUR")
        XCTAssertEqual(Currency.allCases.map(\.fractionDigits), [2, 2, 0])
    }

    func testOverflow() {
        XCTAssertThrowsError(try Money(units: .max, .euro).adding(Money(units: 1, .euro))) {
            XCTAssertEqual($0 as? StockError, .overflow)
        }
        XCTAssertThrowsError(try Money(units: .max, .euro).times(2)) { XCTAssertEqual($0 as? StockError, .overflow) }
        XCTAssertThrowsError(try Money(units: .max, .euro).part(2, of: 2)) {
            XCTAssertEqual($0 as? StockError, .overflow)
        }
    }

    func testRoundingOfParts() throws {
        XCTAssertEqual(try Money(units: -5, .euro).part(1, of: 2).units, -3)
        XCTAssertEqual(try Money(units: 4, .euro).part(1, of: 3).units, 1)
        XCTAssertEqual(try Money(units: 5, .euro).part(1, of: 3).units, 2)
        XCTAssertEqual(try Money(units: 7, .euro).part(0, of: 3).units, 0)
        XCTAssertEqual(try Money(units: 7, .euro).part(3, of: 3).units, 7)
        XCTAssertEqual(Money(units: -10, .euro).split(into: 4).map(\.units), [-3, -3, -2, -2])
        XCTAssertEqual(Money(units: 1, .euro).split(into: 2).map(\.units), [1, 0])
    }

    func testMoneyJSON() throws {
        XCTAssertEqual(try json(Money(units: -7, .dollar)), #"{"amount":"-0.07","cur":"USD"}"#)
        XCTAssertThrowsError(
            try JSONDecoder().decode(Money.self, from: Data(#"{"amount":"x","cur":"EUR"}"#.utf8)))
    }

    func testShippingTakesItsPartOfTheValue() throws {
        var level = StockLevel(currency: .euro)
        try level.receive(3, cost: Money(units: 100, .euro))
        try level.receive(4, cost: Money(units: 1, .euro))
        let sku = try SKU("TEA-1")
        try level.reserve(7, of: sku)
        XCTAssertEqual(level.load, 1)
        try level.ship(2)
        XCTAssertEqual(level.value.units, 217)
        XCTAssertEqual(level.averageCost?.units, 43)
        XCTAssertEqual(level.reserved, 5)
        try level.ship(5)
        XCTAssertEqual(level.value.units, 0)
        XCTAssertNil(level.averageCost)
        XCTAssertEqual(level.load, 0)
    }

    func testLevelsRefuse() throws {
        var level = StockLevel(currency: .euro)
        let sku = try SKU("TEA-1")
        XCTAssertThrowsError(try level.receive(0, cost: .zero(.euro))) {
            XCTAssertEqual($0 as? StockError, .invalidQuantity(0))
        }
        XCTAssertThrowsError(try level.receive(1, cost: .zero(.yen))) {
            XCTAssertEqual($0 as? StockError, .currencyMismatch(.euro, .yen))
        }
        try level.receive(2, cost: .zero(.euro))
        XCTAssertThrowsError(try level.reserve(-1, of: sku)) { XCTAssertEqual($0 as? StockError, .invalidQuantity(-1)) }
        try level.reserve(2, of: sku)
        XCTAssertThrowsError(try level.reserve(1, of: sku)) {
            XCTAssertEqual($0 as? StockError, .insufficient(sku, wanted: 1, available: 0))
        }
        XCTAssertThrowsError(try level.count(1)) { XCTAssertEqual($0 as? StockError, .invalidQuantity(1)) }
        XCTAssertThrowsError(try level.ship(3)) { XCTAssertEqual($0 as? StockError, .invalidQuantity(3)) }
        level.release(5)
        XCTAssertEqual(level.reserved, 0)
        XCTAssertEqual(try level.count(2), 0)
    }

    func testEventJSON() throws {
        let sku = try SKU("TEA-1")
        let reservation = Reservation(id: 4, sku: sku, count: 2, customer: "Zoë", state: .collected)
        XCTAssertEqual(
            try json(StockEvent.shipped(reservation)),
            #"{"event":"shipped","for":{"customer":"Zoë","qty":2,"reservation":4,"sku":"TEA-0001","state":"collected"}}"#)
        XCTAssertEqual(
            try json(StockEvent.counted(sku, difference: -1, reason: "")),
            #"{"diff":-1,"event":"counted","sku":"TEA-0001"}"#)
        XCTAssertEqual(
            try json(StockEvent.received(sku, count: 1, cost: Money(units: 5, .yen))),
            #"{"cost":{"amount":"5","cur":"JPY"},"event":"received","qty":1,"sku":"TEA-0001"}"#)
        let events: [StockEvent] = [
            .reserved(reservation), .cancelled(reservation), .shipped(reservation),
            .counted(sku, difference: 2, reason: "gefunden 🎉"),
        ]
        XCTAssertEqual(try JSONDecoder().decode([StockEvent].self, from: JSONEncoder().encode(events)), events)
        XCTAssertEqual(events.map(\.change), [0, 0, -2, 2])
        XCTAssertEqual(Set(events.map(\.sku)), [sku])
    }

    func testTextsOfEvents() throws {
        let sku = try SKU("TEA-1")
        let reservation = Reservation(id: 4, sku: sku, count: 2, customer: "Zoë")
        XCTAssertEqual("\(StockEvent.reserved(reservation))", "TEA-0001 2 held for Zoë")
        XCTAssertEqual("\(StockEvent.cancelled(reservation))", "TEA-0001 2 given back by Zoë")
        XCTAssertEqual("\(StockEvent.shipped(reservation))", "TEA-0001 -2 to Zoë")
        XCTAssertEqual("\(StockEvent.counted(sku, difference: 3, reason: "x"))", "TEA-0001 +3 counted: x")
    }

    func testTextsOfErrors() throws {
        let sku = try SKU("TEA-1")
        XCTAssertEqual("\(StockError.invalidQuantity(-2))", "-2 is not a quantity")
        XCTAssertEqual("\(StockError.insufficient(sku, wanted: 3, available: 1))", "3 of TEA-0001 wanted, 1 available")
        XCTAssertEqual("\(StockError.unknownReservation(9))", "there is no reservation 9")
        XCTAssertEqual("\(StockError.reservationClosed(9, .cancelled))", "reservation 9 is cancelled")
        XCTAssertEqual("\(StockError.unknownWarehouse("é"))", "there is no warehouse 'é'")
        XCTAssertEqual("\(StockError.currencyMismatch(.euro, .yen))", "EUR and JPY do not mix")
        XCTAssertEqual("\(StockError.overflow)", "the amount is too large")
    }

    func testSnapshots() throws {
        var euro = StockLevel(currency: .euro)
        try euro.receive(2, cost: Money(units: 5, .euro))
        var yen = StockLevel(currency: .yen)
        try yen.receive(1, cost: Money(units: 7, .yen))
        let levels = [try SKU("ZZ-1"): euro, try SKU("AA-2"): yen, try SKU("AA-1"): euro]
        let snapshot = StockSnapshot(warehouse: "x", levels: levels)
        XCTAssertEqual(snapshot.items.map(\.id.description), ["AA-0001", "AA-0002", "ZZ-0001"])
        XCTAssertEqual(try snapshot.totals(), [.euro: Money(units: 20, .euro), .yen: Money(units: 7, .yen)])
        XCTAssertEqual(snapshot[try SKU("aa-2")]?.onHand, 1)
        XCTAssertNil(snapshot[try SKU("aa-3")])
    }
}
