import StockModel
import Testing
import Warehousing

struct NetworkTests {
    private let tea: SKU
    private let east = Warehouse(name: "east")
    private let west = Warehouse(name: "west")

    init() throws {
        tea = try SKU("TEA-1")
    }

    @Test func takesFromTheFullest() async throws {
        let network = WarehouseNetwork([east, west])
        try await east.receive(tea, 2, cost: Money(units: 100, .euro))
        try await west.receive(tea, 5, cost: Money(units: 100, .euro))
        #expect(await network.available(of: tea) == 7)
        let allocations = try await network.allocate([OrderLine(tea, 6)], for: "Ana")
        #expect(allocations.map(\.warehouse) == ["west", "east"])
        #expect(allocations.map(\.reservation.count) == [5, 1])
    }

    @Test func givesBackWhatCannotBeMet() async throws {
        let network = WarehouseNetwork([east])
        try await east.receive(tea, 4, cost: Money(units: 100, .euro))
        await #expect(throws: StockError.insufficient(tea, wanted: 3, available: 1)) {
            try await network.allocate([OrderLine(tea, 3), OrderLine(tea, 3)], for: "Ana")
        }
        #expect(await network.available(of: tea) == 4)
    }

    @Test func transfers() async throws {
        let network = WarehouseNetwork([east, west])
        try await east.receive(tea, 4, cost: Money(units: 150, .euro))
        try await network.transfer(3, of: tea, from: "east", to: "west")
        #expect(await network.availability(of: tea) == ["east": 1, "west": 3])
        #expect(await west.level(of: tea)?.value.units == 450)
    }
}
