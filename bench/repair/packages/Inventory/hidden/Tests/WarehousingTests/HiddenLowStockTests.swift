import Foundation
import StockModel
import Testing
import Warehousing

struct HiddenLowStockTests {
    @Test func warnsOnlyAtOrBelowThePoint() async throws {
        let tea = try SKU("TEA-1")
        let warehouse = Warehouse(name: "Graz")
        try await warehouse.receive(tea, 10, cost: Money(units: 100, .euro))
        await warehouse.setReorderPoint(5, for: tea)
        try await warehouse.ship(try await warehouse.reserve(tea, 4, for: "Ana").id)
        #expect(await warehouse.journal.last?.kind == .shipped)
        try await warehouse.count(tea, as: 5, reason: "lost")
        #expect(await warehouse.journal.suffix(2).map(\.kind) == [.counted, .reorderPointReached])
        try await warehouse.count(tea, as: 6, reason: "found")
        #expect(await warehouse.journal.last?.kind == .counted)
        await warehouse.setReorderPoint(nil, for: tea)
        try await warehouse.count(tea, as: 0, reason: "fire")
        #expect(await warehouse.journal.last?.kind == .counted)
    }

    @Test func form() throws {
        let event = StockEvent.reorderPointReached(try SKU("TEA-1"), left: 2)
        #expect(event.description == "TEA-0001 only 2 left ⚠️")
        #expect(event.change == 0)
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let text = String(decoding: try encoder.encode(event), as: UTF8.self)
        #expect(text == #"{"event":"reorder","left":2,"sku":"TEA-0001"}"#)
        #expect(try JSONDecoder().decode(StockEvent.self, from: Data(text.utf8)) == event)
    }
}
