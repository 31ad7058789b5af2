import Foundation
import RouteCoding
import RouteHTTP
import RouteTree
import XCTest

@testable import RouteKit

final class HiddenRouterTests: XCTestCase {
    private struct Sum: Codable, Sendable {
        let left: Int
        let right: Int
    }

    private struct Busy: Error {}

    private enum Visits: ContextKey {
        static let defaultValue = 0
    }

    private func router() throws -> Router {
        var errors = ErrorMapper.standard
        errors.map(Busy.self) { _ in ErrorMapper.Answer(.unavailable, headers: ["Retry-After": "5"]) }
        var router = Router(errors: errors)
        try router.on(.post, "/sum", body: Sum.self) { sum, _ in sum.left + sum.right }
        try router.on(.put, "/busy") { _ in throw Busy() }
        return router
    }

    func testAutomaticOptions() async throws {
        let response = try await router().respond(to: HTTPRequest(.options, "/sum"))
        XCTAssertEqual(response.status, .noContent)
        XCTAssertEqual(response.headers["Allow"], "POST, OPTIONS")
        let unknown = try await router().respond(to: HTTPRequest(.options, "/none"))
        XCTAssertEqual(unknown.status, .notFound)
    }

    func testNegotiatedAnswer() async throws {
        let body = Array(#"{"left":1,"right":2}"#.utf8)
        let plain = try await router().respond(to: HTTPRequest(.post, "/sum", headers: ["Accept": "text/plain"], body: body))
        XCTAssertEqual(plain.text, "3")
        XCTAssertEqual(plain.headers["Content-Type"], "text/plain; charset=utf-8")
        XCTAssertEqual(plain.headers["Vary"], "Accept")
        let none = try await router().respond(to: HTTPRequest(.post, "/sum", headers: ["Accept": "image/png"], body: body))
        XCTAssertEqual(none.status, .notAcceptable)
        XCTAssertTrue(none.text.contains("offered: application/json, text/plain."))
    }

    func testBodiesThatDoNotFit() async throws {
        let missing = try await router().respond(to: HTTPRequest(.post, "/sum", body: Array(#"{"left":1}"#.utf8)))
        XCTAssertEqual(missing.status, .unprocessable)
        XCTAssertEqual(
            missing.text,
            #"{"detail":"The key “right” is missing.","status":422,"title":"Unprocessable Content","type":"about:blank"}"#)
        let empty = try await router().respond(to: HTTPRequest(.post, "/sum"))
        XCTAssertEqual(empty.status, .badRequest)
        let format = try await router().respond(
            to: HTTPRequest(.post, "/sum", headers: ["Content-Type": "image/png"], body: [1]))
        XCTAssertEqual(format.status, .unsupportedMediaType)
        XCTAssertTrue(format.text.contains("The format “image/png” is not read here."))
    }

    func testLaterRulesGoFirst() async throws {
        let response = try await router().respond(to: HTTPRequest(.put, "/busy"))
        XCTAssertEqual(response.status, .unavailable)
        XCTAssertEqual(response.headers["Retry-After"], "5")
        var mapper = ErrorMapper.standard
        mapper.map(RouteError.self) { _ in ErrorMapper.Answer(.unauthorized) }
        XCTAssertEqual(mapper.answer(to: RouteError.notFound(path: "/")).status, .unauthorized)
        XCTAssertNil(ErrorMapper().answer(to: RouteError.notFound(path: "/")).detail)
    }

    func testMissingParameterIsAFaultOfTheServer() {
        let answer = ErrorMapper.standard.answer(to: ParameterError.missing("id"))
        XCTAssertEqual(answer.status, .internalServerError)
        XCTAssertNil(answer.detail)
    }

    func testProblemAsJSON() throws {
        let problem = Problem(.notFound, detail: "x")
        let bytes = try JSONBodyCoder().encode(problem)
        XCTAssertEqual(
            String(decoding: bytes, as: UTF8.self),
            #"{"detail":"x","status":404,"title":"Not Found","type":"about:blank"}"#)
        XCTAssertEqual(try JSONBodyCoder().decode(Problem.self, from: bytes), problem)
    }

    func testTexts() {
        XCTAssertEqual(
            RouteError.methodNotAllowed(.get, allowed: [.options, .delete]).description,
            "GET is not allowed here; allowed: DELETE, OPTIONS.")
        XCTAssertEqual(RouteError.unsupportedMediaType("").description, "The format of the body is unknown.")
        XCTAssertEqual(RouteError.contentTooLarge(limit: 9).description, "The body is longer than 9 bytes.")
        XCTAssertEqual(RouteError.refused(.unauthorized, "non").description, "non")
    }

    func testContextIsSharedAndSafe() async {
        let context = RequestContext()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<200 {
                group.addTask { context.update(Visits.self) { $0 += 1 } }
            }
        }
        XCTAssertEqual(context[Visits.self], 200)
        XCTAssertEqual(RequestContext()[Visits.self], 0)
        XCTAssertEqual(context.update(Visits.self) { $0 * 2 }, 400)
    }

    func testMetricsOfErrors() async throws {
        let metrics = RouteMetrics()
        var router = Router()
        router.use(MetricsMiddleware(metrics))
        router.use(ErrorMiddleware())
        try router.on(.post, "/x/:id") { _ in throw Busy() }
        _ = await router.respond(to: HTTPRequest(.post, "/x/1"))
        _ = await router.respond(to: HTTPRequest(.post, "/y"))
        let counted = await (metrics.count("/x/:id", .serverError), metrics.count("-", .clientError), metrics.total(), metrics.failureCount())
        XCTAssertEqual(counted.0, 1)
        XCTAssertEqual(counted.1, 1)
        XCTAssertEqual(counted.2, 2)
        XCTAssertEqual(counted.3, 1)
    }

    func testPassingErrorsAreCounted() async throws {
        let metrics = RouteMetrics()
        let step = MetricsMiddleware(metrics)
        do {
            _ = try await step.respond(to: Exchange(HTTPRequest(.get, "/"))) { _ in throw Busy() }
            XCTFail("no error")
        } catch {
            XCTAssertTrue(error is Busy)
        }
        let failures = await metrics.failureCount()
        let total = await metrics.total()
        XCTAssertEqual(failures, 1)
        XCTAssertEqual(total, 0)
    }

    func testLongRequestIDsAreReplaced() async throws {
        let step = RequestIDMiddleware { "neu" }
        for (sent, expected) in [(String(repeating: "a", count: 64), nil), (String(repeating: "a", count: 65), "neu"), ("  ", "neu")] as [(String, String?)] {
            let exchange = Exchange(HTTPRequest(.get, "/", headers: ["X-Request-ID": sent]))
            let response = try await step.respond(to: exchange) { _ in .text("") }
            XCTAssertEqual(response.headers["x-request-id"], expected ?? sent)
        }
    }

    func testDefaultHeadersDoNotOverwrite() async throws {
        let step = DefaultHeadersMiddleware(["content-type": "x/y", "Server": "s"])
        let response = try await step.respond(to: Exchange(HTTPRequest(.get, "/"))) { _ in .text("a") }
        XCTAssertEqual(response.headers["Content-Type"], "text/plain; charset=utf-8")
        XCTAssertEqual(response.headers["Server"], "s")
    }

    func testStepsAlsoSeeUnknownPaths() async {
        var router = Router()
        router.use(ErrorMiddleware())
        let inner = router
        router = Router()
        router.use(DefaultHeadersMiddleware(["Server": "s"]))
        router.use(ErrorMiddleware())
        let response = await router.respond(to: HTTPRequest(.get, "/none"))
        XCTAssertEqual(response.headers["Server"], "s")
        let other = await inner.respond(to: HTTPRequest(.get, "/none"))
        XCTAssertNil(other.headers["Server"])
    }

    func testGroupsCheckTheirNames() throws {
        var router = Router()
        XCTAssertThrowsError(try router.group("/:id") { try $0.on(.get, "/:id") { _ in .text("") } })
        XCTAssertTrue(router.table.isEmpty)
    }

    func testTableEdges() throws {
        XCTAssertEqual(RouteTableWriter(rows: []).text(), "no routes\n")
        XCTAssertEqual(RouteTableWriter(rows: [RouteRow(method: .get, pattern: "/é")]).text(), "GET  /é\n1 route\n")
        XCTAssertEqual(MarkdownTableWriter(rows: []).text().split(separator: "\n").first, "## Routes")
        let type: RouteTableWriter.Type = MarkdownTableWriter.self
        XCTAssertTrue(type.init(rows: []).text().hasSuffix("*no routes*\n"))
    }

    func testRowsAsJSON() throws {
        let row = RouteRow(method: .patch, pattern: "/é", name: "n")
        let bytes = try JSONBodyCoder().encode(row)
        XCTAssertEqual(String(decoding: bytes, as: UTF8.self), #"{"name":"n","path":"/é","verb":"PATCH"}"#)
        XCTAssertEqual(try JSONBodyCoder().decode(RouteRow.self, from: bytes), row)
    }
}
