import StockModel
import Testing
import Warehousing

struct PartialTests {
    @Test func takesWhatThereIs() async throws {
        let tea = try SKU("TEA-1")
        let warehouse = Warehouse(name: "Graz")
        try await warehouse.receive(tea, 3, cost: Money(units: 100, .euro))
        let desk = ReservationDesk(
            warehouse, holdTime: 1, timer: ManualScheduler(), policy: .partial(minimum: 2))
        #expect(try await desk.reservation(of: tea, 5, for: "Ana").count == 3)
    }
}
