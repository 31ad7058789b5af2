import RouteHTTP
import XCTest

@testable import RouteKit

final class TableTests: XCTestCase {
    private let rows = [
        RouteRow(method: .get, pattern: "/", name: "start"),
        RouteRow(method: .delete, pattern: "/notes/:id"),
    ]

    func testPlain() {
        XCTAssertEqual(
            RouteTableWriter(rows: rows).text(),
            """
            GET     /           start
            DELETE  /notes/:id
            2 routes

            """)
    }

    func testMarkdown() {
        let text = MarkdownTableWriter(title: "Café", rows: rows).text()
        XCTAssertTrue(text.hasPrefix("## Café\n\n| Method | Path | Name |\n"))
        XCTAssertTrue(text.contains("| DELETE | `/notes/:id` | – |\n"))
        XCTAssertTrue(text.hasSuffix("\n\n*2 routes*\n"))
    }

    func testRouterTableIsSorted() throws {
        var router = Router()
        try router.on(.post, "/b") { _ in .text("") }
        try router.on(.get, "/b") { _ in .text("") }
        try router.on(.get, "/a") { _ in .text("") }
        XCTAssertEqual(router.table.map { "\($0.method) \($0.pattern)" }, ["GET /a", "GET /b", "POST /b"])
    }
}
