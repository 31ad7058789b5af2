import StockModel
import Testing
import Warehousing

struct WarehouseTests {
    private let tea: SKU
    private let cup: SKU
    private let warehouse = Warehouse(name: "Köln")

    init() throws {
        tea = try SKU("TEA-1")
        cup = try SKU("CUP-1")
    }

    @Test func receivesAndReserves() async throws {
        try await warehouse.receive(tea, 5, cost: Money(units: 100, .euro))
        let reservation = try await warehouse.reserve(tea, 3, for: "Ana")
        #expect(reservation.id == 1)
        #expect(await warehouse.available(of: tea) == 2)
        #expect(await warehouse.openReservations == [reservation])
        #expect(await warehouse.available(of: cup) == 0)
    }

    @Test func refusesWhatIsNotThere() async throws {
        try await warehouse.receive(tea, 1, cost: Money(units: 100, .euro))
        await #expect(throws: StockError.insufficient(tea, wanted: 2, available: 1)) {
            try await warehouse.reserve(tea, 2, for: "Ana")
        }
        await #expect(throws: StockError.unknownItem(cup)) {
            try await warehouse.reserve(cup, 1, for: "Ana")
        }
    }

    @Test func cancelsAndShips() async throws {
        try await warehouse.receive(tea, 5, cost: Money(units: 100, .euro))
        let first = try await warehouse.reserve(tea, 2, for: "Ana")
        let second = try await warehouse.reserve(tea, 1, for: "Bo")
        try await warehouse.cancel(first.id)
        #expect(try await warehouse.ship(second.id).state == .collected)
        #expect(await warehouse.level(of: tea)?.onHand == 4)
        #expect(await warehouse.level(of: tea)?.available == 4)
        #expect(await warehouse.journal.map(\.kind) == [.received, .reserved, .reserved, .cancelled, .shipped])
    }

    @Test func tellsObservers() async throws {
        let (events, continuation) = AsyncStream.makeStream(of: StockEvent.self)
        let token = await warehouse.observe { continuation.yield($0) }
        try await warehouse.receive(tea, 2, cost: Money(units: 1, .euro))
        try await warehouse.count(tea, as: 1, reason: "broken")
        await warehouse.stopObserving(token)
        try await warehouse.count(tea, as: 2, reason: "found")
        continuation.finish()
        var kinds: [StockEvent.Kind] = []
        for await event in events {
            kinds.append(event.kind)
        }
        #expect(kinds == [.received, .counted])
    }

    @Test func tallies() throws {
        let router = EventRouter()
        let tally = StockTally(router)
        router.route([
            .received(tea, count: 3, cost: .zero(.euro)),
            .shipped(Reservation(id: 1, sku: tea, count: 2, customer: "Ana")),
            .counted(cup, difference: -1, reason: "broken"),
        ])
        #expect(tally.arrivals == [tea: 3])
        #expect(tally.departures == [tea: 2])
        #expect(tally.remarks == ["CUP-0001 -1 counted: broken"])
        #expect(tally.favourite == tea)
    }
}
