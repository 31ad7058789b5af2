import RouteHTTP
import RouteTree
import XCTest

@testable import RouteKit

final class RouterTests: XCTestCase {
    private struct Note: Codable, Equatable, Sendable {
        let id: Int
        let text: String
    }

    private func router() throws -> Router {
        var router = Router()
        try router.on(.get, "/notes/:id", name: "show") { exchange in
            let id = try exchange.parameters.require("id", as: Int.self)
            return try exchange.respond(Note(id: id, text: "é"))
        }
        try router.on(.post, "/notes", body: Note.self, status: .created) { note, _ in note }
        try router.get("/missing") { _ -> Note? in nil }
        try router.redirect("/old", to: "/new")
        return router
    }

    func testParameters() async throws {
        let response = try await router().respond(to: HTTPRequest(.get, "/notes/7"))
        XCTAssertEqual(response.status, .ok)
        XCTAssertEqual(response.text, #"{"id":7,"text":"é"}"#)
        XCTAssertEqual(response.headers["Content-Type"], "application/json")
    }

    func testMalformedParameter() async throws {
        let response = try await router().respond(to: HTTPRequest(.get, "/notes/x"))
        XCTAssertEqual(response.status, .badRequest)
        XCTAssertEqual(response.headers["content-type"], "application/problem+json")
    }

    func testBody() async throws {
        let request = HTTPRequest(.post, "/notes", body: Array(#"{"id":1,"text":"漢"}"#.utf8))
        let response = try await router().respond(to: request)
        XCTAssertEqual(response.status, .created)
        XCTAssertEqual(response.text, #"{"id":1,"text":"漢"}"#)
    }

    func testUnknownPath() async throws {
        let response = try await router().respond(to: HTTPRequest(.get, "/nothing"))
        XCTAssertEqual(response.status, .notFound)
        XCTAssertTrue(response.text.contains("There is nothing at “/nothing”."))
    }

    func testMissingValueIs404() async throws {
        let response = try await router().respond(to: HTTPRequest(.get, "/missing"))
        XCTAssertEqual(response.status, .notFound)
    }

    func testWrongMethod() async throws {
        let response = try await router().respond(to: HTTPRequest(.delete, "/notes"))
        XCTAssertEqual(response.status, .methodNotAllowed)
        XCTAssertEqual(response.headers["Allow"], "POST, OPTIONS")
    }

    func testHeadFollowsGet() async throws {
        let response = try await router().respond(to: HTTPRequest(.head, "/notes/7"))
        XCTAssertEqual(response.status, .ok)
        XCTAssertEqual(response.body, [])
    }

    func testRedirect() async throws {
        let response = try await router().respond(to: HTTPRequest(.get, "/old"))
        XCTAssertEqual(response.status, .movedPermanently)
        XCTAssertEqual(response.headers["Location"], "/new")
    }

    func testDuplicateRoute() throws {
        var router = try router()
        XCTAssertThrowsError(try router.on(.get, "/old") { _ in .text("") }) { error in
            XCTAssertEqual(error as? RegistrationError, .duplicate(.get, pattern: "/old"))
        }
    }

    func testManyRequestsKeepTheirOrder() async throws {
        let requests = (0..<20).map { HTTPRequest(.get, "/notes/\($0)") }
        let texts = try await router().respond(toAll: requests).map(\.text)
        XCTAssertEqual(texts.first, #"{"id":0,"text":"é"}"#)
        XCTAssertEqual(texts.last, #"{"id":19,"text":"é"}"#)
    }
}
