import StockModel
import Testing
import Warehousing

struct LowStockTests {
    @Test func warnsWhenFewAreLeft() async throws {
        let tea = try SKU("TEA-1")
        let warehouse = Warehouse(name: "Graz")
        try await warehouse.receive(tea, 10, cost: Money(units: 100, .euro))
        await warehouse.setReorderPoint(4, for: tea)
        let reservation = try await warehouse.reserve(tea, 6, for: "Ana")
        try await warehouse.ship(reservation.id)
        #expect(await warehouse.journal.last == .reorderPointReached(tea, left: 4))
    }
}
