import RouteHTTP
import XCTest

@testable import RouteKit

private struct TraceMiddleware: Middleware {
    let letter: String

    func respond(to exchange: Exchange, next: Handler) async throws -> HTTPResponse {
        var inner = exchange
        inner.request.headers.add("Trace", letter)
        var response = try await next(inner)
        response.headers.add("Back", letter)
        return response
    }
}

final class MiddlewareTests: XCTestCase {
    private struct Teapot: Error {}

    func testOrder() async throws {
        let chain = MiddlewareChain {
            TraceMiddleware(letter: "a")
            for letter in ["b", "c"] { TraceMiddleware(letter: letter) }
        }
        let handler = chain.wrapping { .text($0.request.headers.values(of: "Trace").joined()) }
        let response = try await handler(Exchange(HTTPRequest(.get, "/")))
        XCTAssertEqual(response.text, "abc")
        XCTAssertEqual(response.headers.values(of: "Back"), ["c", "b", "a"])
    }

    func testGroupsNest() async throws {
        var router = Router()
        try router.group("/v1", middleware: MiddlewareChain([TraceMiddleware(letter: "o")])) { outer in
            try outer.group("/x", middleware: MiddlewareChain([TraceMiddleware(letter: "i")])) { inner in
                try inner.on(.get, "/y") { .text($0.request.headers.values(of: "Trace").joined()) }
            }
        }
        let response = await router.respond(to: HTTPRequest(.get, "/v1/x/y"))
        XCTAssertEqual(response.text, "oi")
    }

    func testRequestID() async throws {
        var router = Router()
        router.use(RequestIDMiddleware { "made" })
        try router.on(.get, "/") { .text($0.context[RequestIDMiddleware.Key.self]) }
        let made = await router.respond(to: HTTPRequest(.get, "/"))
        XCTAssertEqual(made.text, "made")
        let sent = await router.respond(to: HTTPRequest(.get, "/", headers: ["x-request-id": "mine"]))
        XCTAssertEqual(sent.headers["X-Request-ID"], "mine")
    }

    func testBodyLimit() async throws {
        var router = Router()
        router.use(BodyLimitMiddleware(limit: 3))
        try router.on(.post, "/") { _ in .text("ok") }
        let fits = await router.respond(to: HTTPRequest(.post, "/", body: [1, 2, 3]))
        XCTAssertEqual(fits.status, .ok)
        let tooLong = await router.respond(to: HTTPRequest(.post, "/", body: [1, 2, 3, 4]))
        XCTAssertEqual(tooLong.status, .contentTooLarge)
    }

    func testUnknownErrorsStaySecret() async throws {
        var router = Router()
        try router.on(.get, "/") { _ in throw Teapot() }
        let response = await router.respond(to: HTTPRequest(.get, "/"))
        XCTAssertEqual(response.status, .internalServerError)
        XCTAssertEqual(response.text, #"{"status":500,"title":"Internal Server Error","type":"about:blank"}"#)
    }

    func testMetrics() async throws {
        let metrics = RouteMetrics()
        var router = Router()
        router.use(MetricsMiddleware(metrics))
        try router.on(.get, "/ok") { _ in .text("") }
        _ = await router.respond(toAll: Array(repeating: HTTPRequest(.get, "/ok"), count: 25))
        let count = await metrics.count("/ok", .success)
        XCTAssertEqual(count, 25)
    }
}
