import RouteHTTP
import XCTest

@testable import RouteKit

final class HiddenHeadTests: XCTestCase {
    private func router(_ options: Router.Options = .init()) throws -> Router {
        var router = Router(options: options)
        try router.on(.get, "/a") { _ in .text("漢字") }
        try router.on(.get, "/b") { _ in .text("get") }
        try router.on(.head, "/b") { _ in HTTPResponse(.ok, headers: ["Own": "1"]) }
        return router
    }

    func testLengthStays() async throws {
        let response = try await router().respond(to: HTTPRequest(.head, "/a"))
        XCTAssertEqual(response.headers["Content-Length"], "6")
        XCTAssertEqual(response.headers["Content-Type"], "text/plain; charset=utf-8")
        XCTAssertTrue(response.body.isEmpty)
    }

    func testAHandlerOfItsOwnGoesFirst() async throws {
        let response = try await router().respond(to: HTTPRequest(.head, "/b"))
        XCTAssertEqual(response.headers["Own"], "1")
    }

    func testAllowNamesHead() async throws {
        let response = try await router().respond(to: HTTPRequest(.options, "/a"))
        XCTAssertEqual(response.headers["Allow"], "GET, HEAD, OPTIONS")
    }

    func testSwitchedOff() async throws {
        let router = try router(.init(headFollowsGet: false))
        let response = await router.respond(to: HTTPRequest(.head, "/a"))
        XCTAssertEqual(response.status, .methodNotAllowed)
        XCTAssertEqual(response.headers["Allow"], "GET, OPTIONS")
    }
}
