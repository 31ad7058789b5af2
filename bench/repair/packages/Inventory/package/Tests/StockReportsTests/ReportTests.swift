import StockModel
import StockReports
import Testing
import Warehousing

struct ReportTests {
    private let tea: SKU
    private let cup: SKU
    private let warehouse = Warehouse(name: "Ulm")

    init() throws {
        tea = try SKU("TEA-1")
        cup = try SKU("CUP-1")
    }

    @Test func values() async throws {
        try await warehouse.receive(tea, 10, cost: Money(units: 150, .euro))
        try await warehouse.receive(cup, 2, cost: Money(units: 700, .euro))
        let text = try ValuationReport().render(await warehouse.snapshot())
        #expect(
            text == """
                Valuation (Ulm)
                Item      On hand  Average  Value
                CUP-0001        2     7.00  14.00
                TEA-0001       10     1.50  15.00
                Total 29.00 EUR

                """)
    }

    @Test func shortages() async throws {
        try await warehouse.receive(tea, 10, cost: Money(units: 150, .euro))
        try await warehouse.receive(cup, 3, cost: Money(units: 700, .euro))
        _ = try await warehouse.reserve(cup, 1, for: "Ana")
        let rows = try ShortageReport(threshold: 5).rows(of: await warehouse.snapshot())
        #expect(rows.map(\.sku) == [cup])
        #expect(rows.map(\.available) == [2])
        #expect(rows.map(\.load) == [33])
    }

    @Test func movements() async throws {
        try await warehouse.receive(tea, 10, cost: Money(units: 150, .euro))
        let reservation = try await warehouse.reserve(tea, 4, for: "Ana")
        try await warehouse.ship(reservation.id)
        try await warehouse.count(tea, as: 5, reason: "lost")
        let summary = await MovementSummary.of(warehouse)
        #expect(summary[tea].net == 5)
        #expect(summary.lines == ["TEA-0001 +10 -4 ±-1 =5"])
    }

    @Test func books() async throws {
        let book = ReportBook([ValuationReport(), ShortageReport(threshold: 1)])
        #expect(book.titles == ["Valuation", "Shortage"])
        #expect(book.report(titled: "shortage")?.title == "Shortage")
        #expect(book.report(titled: "sales") == nil)
    }

    @Test func tables() {
        var table = TextTable([.left("A"), .right("Betrag")])
        table.append(["äöü", "1", "dropped"])
        table.append(["x"])
        #expect(table.description == "A    Betrag\näöü       1\nx\n")
    }
}
