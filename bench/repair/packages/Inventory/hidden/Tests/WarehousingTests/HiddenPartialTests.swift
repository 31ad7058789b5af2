import StockModel
import Testing
import Warehousing

struct HiddenPartialTests {
    @Test(arguments: [
        (ReservationPolicy.allOrNothing, 5, 5, 5), (.allOrNothing, 5, 4, nil), (.partial(minimum: 2), 5, 2, 2),
        (.partial(minimum: 2), 5, 1, nil), (.partial(minimum: 0), 5, 0, nil), (.partial(minimum: 9), 3, 4, 3),
        (.partial(minimum: -1), 2, 1, 1),
    ] as [(ReservationPolicy, Int, Int, Int?)])
    func counts(policy: ReservationPolicy, wanted: Int, available: Int, count: Int?) {
        #expect(policy.count(wanted: wanted, available: available) == count)
    }

    @Test func refusalsTellWhatWasWanted() async throws {
        let tea = try SKU("TEA-1")
        let warehouse = Warehouse(name: "Graz")
        try await warehouse.receive(tea, 1, cost: Money(units: 100, .euro))
        await #expect(throws: StockError.insufficient(tea, wanted: 5, available: 1)) {
            _ = try await warehouse.reserve(tea, 5, for: "Ana", policy: .partial(minimum: 2))
        }
        #expect(try await warehouse.reserve(tea, 5, for: "Ana", policy: .partial(minimum: 1)).count == 1)
        await #expect(throws: StockError.insufficient(tea, wanted: 5, available: 0)) {
            _ = try await warehouse.reserve(tea, 5, for: "Ana", policy: .partial(minimum: 0))
        }
    }
}
