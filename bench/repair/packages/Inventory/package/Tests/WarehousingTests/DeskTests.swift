import StockModel
import Testing
import Warehousing

struct DeskTests {
    private let tea: SKU
    private let warehouse = Warehouse(name: "Lyon")
    private let timer = ManualScheduler()

    init() throws {
        tea = try SKU("TEA-1")
    }

    @Test func holdsUntilConfirmed() async throws {
        try await warehouse.receive(tea, 5, cost: Money(units: 100, .euro))
        let desk = ReservationDesk(warehouse, holdTime: 10, timer: timer)
        let reservation = try await desk.reservation(of: tea, 2, for: "Ana")
        #expect(desk.heldCount == 1)
        #expect(desk.confirm(reservation.id))
        timer.advance(by: 20)
        #expect(await desk.settle().isEmpty)
        #expect(await warehouse.available(of: tea) == 3)
    }

    @Test func givesExpiredBack() async throws {
        try await warehouse.receive(tea, 5, cost: Money(units: 100, .euro))
        let desk = ReservationDesk(warehouse, holdTime: 10, timer: timer)
        let reservation = try await desk.reservation(of: tea, 2, for: "Ana")
        timer.advance(by: 10)
        #expect(desk.heldCount == 0)
        #expect(await desk.settle().map(\.id) == [reservation.id])
        #expect(await warehouse.available(of: tea) == 5)
    }

    @Test func countsRefusals() async throws {
        let desk = ReservationDesk(warehouse, holdTime: 10, timer: timer)
        await #expect(throws: StockError.unknownItem(tea)) {
            try await desk.reservation(of: tea, 2, for: "Ana")
        }
        #expect(desk.refusalCount == 1)
    }

    @Test func timePassesWhenTold() async {
        let token = timer.schedule(after: 3) {}
        timer.schedule(after: 5) {}
        #expect(timer.waiting == 2)
        #expect(timer.callOff(token))
        timer.advance(by: 5)
        #expect(timer.waiting == 0)
        #expect(timer.now == 5)
    }
}
