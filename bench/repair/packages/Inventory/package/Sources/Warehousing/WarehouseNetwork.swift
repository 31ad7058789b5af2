import StockModel

/// Pieces of an order that one warehouse holds.
public struct Allocation: Hashable, Sendable {
    public let warehouse: String
    public let reservation: Reservation
}

/// Several warehouses that serve orders together.
public actor WarehouseNetwork {
    private var warehouses: [String: Warehouse] = [:]

    public init(_ warehouses: [Warehouse] = []) {
        for warehouse in warehouses {
            self.warehouses[warehouse.name] = warehouse
        }
    }

    /// Adds a warehouse; one of the same name is replaced and returned.
    @discardableResult
    public func add(_ warehouse: Warehouse) -> Warehouse? {
        warehouses.updateValue(warehouse, forKey: warehouse.name)
    }

    public var names: [String] {
        warehouses.keys.sorted()
    }

    /// - Throws: `StockError.unknownWarehouse`.
    public func warehouse(_ name: String) throws(StockError) -> Warehouse {
        guard let warehouse = warehouses[name] else { throw .unknownWarehouse(name) }
        return warehouse
    }

    /// What each warehouse could promise; those without the item are left out.
    public func availability(of sku: SKU) async -> [String: Int] {
        await withTaskGroup(of: (String, Int).self) { group in
            for (name, warehouse) in warehouses {
                group.addTask { (name, await warehouse.available(of: sku)) }
            }
            var counts: [String: Int] = [:]
            for await (name, count) in group where count > 0 {
                counts[name] = count
            }
            return counts
        }
    }

    public func available(of sku: SKU) async -> Int {
        let counts = await availability(of: sku)
        return counts.values.reduce(0, +)
    }

    /// Snapshots of all warehouses, in the order of their names.
    public func snapshots() async -> [StockSnapshot] {
        let warehouses = Array(self.warehouses.values)
        return await withTaskGroup(of: StockSnapshot.self, returning: [StockSnapshot].self) { group in
            for warehouse in warehouses {
                group.addTask { await warehouse.snapshot() }
            }
            var snapshots: [StockSnapshot] = []
            for await snapshot in group {
                snapshots.append(snapshot)
            }
            return snapshots.sorted { $0.warehouse < $1.warehouse }
        }
    }

    /// Reserves all lines of an order, each from the fullest warehouses first (by name among equals).
    ///
    /// If a line cannot be met, everything reserved so far is given back.
    ///
    /// - Throws: `StockError.insufficient` with what all warehouses have together.
    public func allocate(_ lines: [OrderLine], for customer: String) async throws(StockError) -> [Allocation] {
        var allocations: [Allocation] = []
        do throws(StockError) {
            for line in lines {
                try await allocate(line, for: customer, into: &allocations)
            }
        } catch {
            await giveBack(allocations)
            throw error
        }
        return allocations
    }

    /// Moves pieces from one warehouse to another at their average cost.
    public func transfer(_ count: Int, of sku: SKU, from source: String, to target: String) async throws(StockError) {
        let origin = try warehouse(source)
        let destination = try warehouse(target)
        guard let cost = await origin.level(of: sku)?.averageCost else { throw .unknownItem(sku) }
        let reservation = try await origin.reserve(sku, count, for: "→ \(target)")
        try await destination.receive(sku, count, cost: cost)
        try await origin.ship(reservation.id)
    }

    private func allocate(
        _ line: OrderLine, for customer: String, into allocations: inout [Allocation]
    ) async throws(StockError) {
        guard line.count > 0 else { throw .invalidQuantity(line.count) }
        let counts = await availability(of: line.sku)
        let total = counts.values.reduce(0, +)
        guard total >= line.count else {
            throw .insufficient(line.sku, wanted: line.count, available: total)
        }
        var missing = line.count
        for (name, count) in counts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) where missing > 0 {
            let taken = min(missing, count)
            let reservation = try await warehouse(name).reserve(line.sku, taken, for: customer)
            allocations.append(Allocation(warehouse: name, reservation: reservation))
            missing -= taken
        }
    }

    private func giveBack(_ allocations: [Allocation]) async {
        for allocation in allocations.reversed() {
            _ = try? await warehouses[allocation.warehouse]?.cancel(allocation.reservation.id)
        }
    }
}
