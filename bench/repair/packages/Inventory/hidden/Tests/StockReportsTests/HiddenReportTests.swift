import StockModel
import StockReports
import Testing
import Warehousing

struct HiddenReportTests {
    private let tea: SKU
    private let cup: SKU
    private let warehouse = Warehouse(name: "Zürich")

    init() throws {
        tea = try SKU("TEA-1")
        cup = try SKU("CUP-1")
    }

    @Test func emptyWarehouses() async throws {
        let snapshot = await warehouse.snapshot()
        #expect(try ValuationReport().render(snapshot) == "Valuation (Zürich)\nItem  On hand  Average  Value\n")
        #expect(try ShortageReport(threshold: 3).render(snapshot) == "Shortage (Zürich)\nItem  Available  Load\n")
        #expect(try ReportBook([]).render([snapshot]) == "")
    }

    @Test func soldOutItemsAreNotValued() async throws {
        try await warehouse.receive(tea, 1, cost: Money(units: 5, .euro))
        try await warehouse.ship(try await warehouse.reserve(tea, 1, for: "Ana").id)
        let snapshot = await warehouse.snapshot()
        #expect(try ValuationReport().rows(of: snapshot).isEmpty)
        #expect(try ValuationReport().footer(of: snapshot) == "Total 0.00 EUR")
        #expect(try ShortageReport(threshold: 1).rows(of: snapshot).map(\.load) == [0])
    }

    @Test func scarcestFirst() async throws {
        try await warehouse.receive(tea, 3, cost: Money(units: 5, .euro))
        try await warehouse.receive(cup, 3, cost: Money(units: 5, .euro))
        try await warehouse.receive(try SKU("ANT-1"), 4, cost: Money(units: 5, .euro))
        _ = try await warehouse.reserve(try SKU("ANT-1"), 3, for: "Ana")
        let report = ShortageReport(threshold: 4)
        #expect(
            try report.render(await warehouse.snapshot())
                == "Shortage (Zürich)\nItem      Available  Load\nANT-0001          1  75 %\nCUP-0001          3   0 %\nTEA-0001          3   0 %\n")
        #expect(try ShortageReport(threshold: 3).rows(of: await warehouse.snapshot()).count == 1)
    }

    @Test func booksGoByWarehouse() async throws {
        let other = Warehouse(name: "Bern")
        let book = ReportBook([ShortageReport(threshold: 1), ValuationReport()])
        let text = try book.render([await warehouse.snapshot(), await other.snapshot()])
        let titles = text.split(separator: "\n").filter { $0.hasSuffix(")") }
        #expect(titles == ["Shortage (Zürich)", "Valuation (Zürich)", "Shortage (Bern)", "Valuation (Bern)"])
        #expect(text.contains("\n\nValuation (Zürich)\n"))
        #expect(book.report(titled: "VALUATION")?.title == "Valuation")
    }

    @Test func movementsByItem() {
        let held = Reservation(id: 1, sku: tea, count: 2, customer: "Ana")
        var summary = MovementSummary([.reserved(held), .cancelled(held)])
        #expect(summary.movements.isEmpty)
        #expect(summary.cancellations == 1)
        summary.add(.received(tea, count: 3, cost: .zero(.euro)))
        summary.add(.counted(cup, difference: 2, reason: ""))
        summary.add(.counted(cup, difference: -3, reason: ""))
        summary.add(.counted(tea, difference: 1, reason: ""))
        summary.add(.counted(tea, difference: -1, reason: ""))
        #expect(summary.lines == ["CUP-0001 +0 -0 ±-1 =-1", "TEA-0001 +3 -0 =3"])
        #expect(summary[cup].net == -1)
    }

    @Test func tablesWithoutLines() {
        #expect(TextTable([.left("ab"), .left("c")]).description == "ab  c\n")
        var table = TextTable([.right("n")])
        table.append(["1000"])
        table.append([])
        #expect("\(table)" == "   n\n1000\n\n")
    }
}
