import Foundation
import StockModel
import Testing
import Warehousing

private final class Box<Value: Sendable>: @unchecked Sendable {
    private let lock = NSLock()
    private var values: [Value] = []

    func add(_ value: Value) {
        lock.withLock { values.append(value) }
    }

    var all: [Value] {
        lock.withLock { values }
    }
}

struct HiddenWarehouseTests {
    private let tea: SKU
    private let cup: SKU
    private let warehouse = Warehouse(name: "Köln")

    init() throws {
        tea = try SKU("TEA-1")
        cup = try SKU("CUP-1")
    }

    @Test func observersHearInOrder() async throws {
        let heard = Box<String>()
        let first = await warehouse.observe { heard.add("1 \($0.kind)") }
        let second = await warehouse.observe { heard.add("2 \($0.kind)") }
        #expect(first != second)
        try await warehouse.receive(tea, 2, cost: Money(units: 1, .euro))
        #expect(await warehouse.stopObserving(first))
        #expect(await warehouse.stopObserving(first) == false)
        let reservation = try await warehouse.reserve(tea, 1, for: "Ana")
        try await warehouse.cancel(reservation.id)
        #expect(heard.all == ["1 received", "2 received", "2 reserved", "2 cancelled"])
    }

    @Test func closedReservations() async throws {
        try await warehouse.receive(tea, 2, cost: Money(units: 1, .euro))
        let reservation = try await warehouse.reserve(tea, 2, for: "Ana")
        #expect(try await warehouse.cancel(reservation.id).state == .cancelled)
        await #expect(throws: StockError.reservationClosed(1, .cancelled)) { try await warehouse.ship(1) }
        await #expect(throws: StockError.unknownReservation(7)) { try await warehouse.cancel(7) }
        #expect(await warehouse.reservation(1)?.state == .cancelled)
        #expect(await warehouse.openReservations.isEmpty)
        #expect(await warehouse.level(of: tea)?.reserved == 0)
        #expect(try await warehouse.reserve(tea, 1, for: "Bo").id == 2)
    }

    @Test func countsWithoutADifferenceAreSilent() async throws {
        try await warehouse.receive(tea, 2, cost: Money(units: 1, .euro))
        try await warehouse.count(tea, as: 2, reason: "yearly")
        #expect(await warehouse.journal.count == 1)
        await #expect(throws: StockError.unknownItem(cup)) { try await warehouse.count(cup, as: 0, reason: "") }
        try await warehouse.count(tea, as: 0, reason: "fire 🔥")
        #expect(await warehouse.journal.last == .counted(tea, difference: -2, reason: "fire 🔥"))
        #expect(await warehouse.level(of: tea)?.value.units == 0)
    }

    @Test func failedRequestsChangeNothing() async throws {
        try await warehouse.receive(tea, 2, cost: Money(units: 1, .euro))
        await #expect(throws: StockError.invalidQuantity(0)) { try await warehouse.reserve(tea, 0, for: "Ana") }
        await #expect(throws: StockError.currencyMismatch(.euro, .yen)) {
            try await warehouse.receive(tea, 1, cost: Money(units: 1, .yen))
        }
        #expect(await warehouse.journal.count == 1)
        #expect(try await warehouse.reserve(tea, 2, for: "Bo").id == 1)
    }

    @Test func neverPromisesTooMuch() async throws {
        try await warehouse.receive(tea, 25, cost: Money(units: 1, .euro))
        let warehouse = warehouse
        let tea = tea
        let successes = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<40 {
                group.addTask { (try? await warehouse.reserve(tea, 1, for: "\(number)")) != nil }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(successes == 25)
        #expect(await warehouse.available(of: tea) == 0)
        #expect(await warehouse.openReservations.map(\.id) == Array(1...25))
    }

    @Test func schedulerKeepsTheOrder() {
        let timer = ManualScheduler()
        let done = Box<String>()
        timer.schedule(after: 5) { done.add("b") }
        timer.schedule(after: 2) {
            done.add("a")
            timer.schedule(after: 0) { done.add("later") }
        }
        timer.schedule(after: 5) { done.add("c") }
        timer.schedule(after: -3) { done.add("first") }
        let off = timer.schedule(after: 1) { done.add("off") }
        #expect(timer.callOff(off))
        #expect(!timer.callOff(off))
        timer.advance(by: 5)
        #expect(done.all == ["first", "a", "b", "c"])
        #expect(timer.waiting == 1)
        timer.advance(by: 0)
        #expect(done.all.last == "later")
    }

    @Test func expiryIsTold() async throws {
        let timer = ManualScheduler()
        try await warehouse.receive(tea, 9, cost: Money(units: 1, .euro))
        let desk = ReservationDesk(warehouse, holdTime: 3, timer: timer)
        let told = Box<Int>()
        desk.onExpiry { told.add($0) }
        for _ in 0..<3 {
            _ = try await desk.reservation(of: tea, 1, for: "Ana")
        }
        #expect(desk.confirm(2))
        #expect(!desk.confirm(2))
        timer.advance(by: 2)
        #expect(told.all.isEmpty)
        timer.advance(by: 1)
        #expect(told.all == [1, 3])
        #expect(!desk.confirm(1))
        try await warehouse.ship(3)
        #expect(await desk.settle().map(\.id) == [1])
        #expect(await desk.settle().isEmpty)
        #expect(await warehouse.level(of: tea)?.available == 7)
        #expect(desk.refusalCount == 0)
    }

    @Test func completionsAreCalledOnce() async throws {
        let desk = ReservationDesk(warehouse, holdTime: 3, timer: ManualScheduler())
        let results = await withCheckedContinuation { continuation in
            desk.request(cup, 1, for: "Ana") { continuation.resume(returning: $0) }
        }
        #expect(results == .failure(.unknownItem(cup)))
        #expect(desk.refusalCount == 1)
        #expect(desk.heldCount == 0)
    }

    @Test func talliesTheRest() {
        let router = EventRouter()
        let tally = StockTally(router)
        let reservation = Reservation(id: 1, sku: tea, count: 2, customer: "Ana")
        #expect(tally.favourite == nil)
        router.route([.reserved(reservation), .cancelled(reservation), .shipped(reservation)])
        router.route(.shipped(Reservation(id: 2, sku: cup, count: 2, customer: "Bo")))
        #expect(tally.ignored == 1)
        #expect(tally.remarks == ["TEA-0001 2 given back by Ana"])
        #expect(tally.favourite == cup)
        #expect(tally.arrivals.isEmpty)
    }
}

struct HiddenNetworkTests {
    @Test func equalWarehousesByName() async throws {
        let tea = try SKU("TEA-1")
        let names = ["c", "a", "b"]
        let network = WarehouseNetwork()
        for name in names {
            let warehouse = Warehouse(name: name)
            try await warehouse.receive(tea, 2, cost: Money(units: 1, .euro))
            #expect(await network.add(warehouse) == nil)
        }
        #expect(await network.names == ["a", "b", "c"])
        let allocations = try await network.allocate([OrderLine(tea, 3), OrderLine(tea, 2)], for: "Ana")
        #expect(allocations.map(\.warehouse) == ["a", "b", "c"])
        #expect(allocations.map(\.reservation.count) == [2, 1, 2])
        #expect(await network.availability(of: tea) == ["b": 1])
        #expect(await network.snapshots().map(\.warehouse) == ["a", "b", "c"])
        #expect(await network.add(Warehouse(name: "a"))?.name == "a")
    }

    @Test func errorsOfOrders() async throws {
        let tea = try SKU("TEA-1")
        let east = Warehouse(name: "east")
        try await east.receive(tea, 2, cost: Money(units: 1, .euro))
        let network = WarehouseNetwork([east])
        await #expect(throws: StockError.invalidQuantity(0)) {
            try await network.allocate([OrderLine(tea, 2), OrderLine(tea, 0)], for: "Ana")
        }
        #expect(await east.openReservations.isEmpty)
        #expect(await east.journal.map(\.kind) == [.received, .reserved, .cancelled])
        await #expect(throws: StockError.unknownWarehouse("west")) {
            try await network.transfer(1, of: tea, from: "east", to: "west")
        }
        #expect(try await network.allocate([], for: "Ana").isEmpty)
    }

    @Test func transfersLeaveTraces() async throws {
        let tea = try SKU("TEA-1")
        let east = Warehouse(name: "east")
        let west = Warehouse(name: "west")
        try await east.receive(tea, 3, cost: Money(units: 101, .euro))
        let network = WarehouseNetwork([east, west])
        await #expect(throws: StockError.insufficient(tea, wanted: 4, available: 3)) {
            try await network.transfer(4, of: tea, from: "east", to: "west")
        }
        await #expect(throws: StockError.unknownItem(tea)) {
            try await network.transfer(1, of: tea, from: "west", to: "east")
        }
        try await network.transfer(2, of: tea, from: "east", to: "west")
        #expect(await east.reservation(1)?.customer == "→ west")
        #expect(await east.level(of: tea)?.value.units == 101)
        #expect(await west.journal == [.received(tea, count: 2, cost: Money(units: 101, .euro))])
    }
}
