import SessionModel
import SessionStorage
import SessionTokens
import SessionWeb
import Synchronization
import XCTest

final class HiddenWebTests: XCTestCase {
    private let clock = ManualClock(Moment(seconds: 1_000))

    private func signer() throws -> TokenSigner {
        return TokenSigner(key: try SigningKey(name: "k1", passphrase: "s"), clock: clock)
    }

    func testHeaders() {
        var headers: Headers = ["Accept": "a", "ACCEPT": "b"]
        XCTAssertEqual(headers["accept"], "a")
        XCTAssertEqual(headers.all("Accept"), ["a", "b"])
        headers["accept"] = "c"
        XCTAssertEqual(headers.fields.map { "\($0.name): \($0.value)" }, ["accept: c"])
        headers["Accept"] = nil
        XCTAssertTrue(headers.fields.isEmpty)
    }

    func testForgettingCookies() {
        let field = Cookie.forgetting("sid").field
        XCTAssertTrue(field.hasPrefix("sid=; Path=/; Max-Age=0; Secure"))
        XCTAssertTrue(field.hasSuffix("; HttpOnly"))
        XCTAssertEqual(Cookie.parse("=x;  y=; ;z"), ["y": ""])
    }

    func testFinishersGoBackwards() async throws {
        let pipeline = Pipeline()
        pipeline.use(InlineMiddleware { request, next in
            var response = try await next(request)
            response.beforeSending { $0.body += "1" }
            response.beforeSending { $0.body += "2" }
            return response
        })
        pipeline.on(.get, "/") { _ in Response(200, "") }
        let body = try await pipeline.responder()(Request(.get, "/")).body
        XCTAssertEqual(body, "21")
    }

    func testMiddlewaresStandInOrder() async throws {
        let pipeline = Pipeline()
        for name in ["a", "b", "c"] {
            pipeline.use(InlineMiddleware { request, next in
                var request = request
                request.headers.add("Way", name)
                return try await next(request)
            })
        }
        XCTAssertTrue(pipeline.on(.get, "/") { _ in Response() })
        XCTAssertFalse(pipeline.on(.get, "/") { Response(200, $0.headers.all("way").joined()) })
        let responder = pipeline.responder()
        pipeline.on(.get, "/later") { _ in Response() }
        let response = try await responder(Request(.get, "/"))
        XCTAssertEqual(response.body, "abc")
        let later = try await responder(Request(.get, "/later"))
        XCTAssertEqual(later.status, 404)
    }

    func testLogout() async throws {
        let store = SessionStore(storage: MemoryStorage(), policy: .never, clock: clock, ids: CountingIDSource())
        let pipeline = Pipeline()
        pipeline.use(SessionMiddleware(store: store, signer: try signer()))
        pipeline.on(.post, "/logout") { request in
            request.session?.logOut()
            return Response()
        }
        let text = try signer().issue(for: try await store.create(for: "x").id).text
        let response = try await pipeline.responder()(Request(.post, "/logout", headers: ["Cookie": "sid=\(text)"]))
        XCTAssertTrue(response.headers["Set-Cookie"]?.hasPrefix("sid=; Path=/; Max-Age=0") ?? false)
        let left = try await store.sessions()
        XCTAssertTrue(left.isEmpty)
    }

    func testForgedAndForgottenTokens() async throws {
        let store = SessionStore(storage: MemoryStorage(), policy: .never, clock: clock, ids: CountingIDSource())
        let middleware = SessionMiddleware(store: store, signer: try signer())
        let pipeline = Pipeline()
        pipeline.use(middleware)
        pipeline.on(.get, "/") { Response(200, $0.session?.session.id.description ?? "") }
        let responder = pipeline.responder()
        let forged = try await responder(Request(.get, "/", headers: ["Cookie": "sid=x"]))
        XCTAssertEqual(forged.body, "…0001")
        XCTAssertEqual(middleware.refused, [.malformed("1 parts")])
        let gone = try signer().issue(for: SessionID(99)).text
        let forgotten = try await responder(Request(.get, "/", headers: ["Cookie": "sid=\(gone)"]))
        XCTAssertEqual(forgotten.body, "…0002")
        XCTAssertEqual(forgotten.headers.all("Set-Cookie").count, 1)
        XCTAssertEqual(middleware.refused.count, 1)
    }

    func testBrokenStorage() async throws {
        struct Broken: Error {}
        let storage = try ArchiveStorage(json: nil, clock: clock) { _ in throw Broken() }
        let store = SessionStore(storage: storage, policy: .never, clock: clock)
        let counter = RequestCounter(field: "N")
        let pipeline = Pipeline()
        pipeline.use(counter).use(ErrorPage()).use(SessionMiddleware(store: store, signer: try signer()))
        pipeline.on(.get, "/") { _ in Response() }
        let responder = pipeline.responder()
        let response = try await responder(Request(.get, "/"))
        XCTAssertEqual(response.status, 503)
        XCTAssertEqual(response.headers["n"], "1")
        XCTAssertEqual(counter.count(status: 503), 1)
        XCTAssertEqual(counter.count(status: 200), 0)
    }

    func testErrorPages() async throws {
        for (error, status, body) in [
            (SessionError.unknown(SessionID(1)) as any Error, 440, "no session …0001"),
            (SessionError.unavailable("x"), 503, "come back later"), (CancellationError(), 500, "something went wrong"),
        ] {
            let response = try await ErrorPage().respond(to: Request(.get, "/")) { _ in throw error }
            XCTAssertEqual(response.status, status)
            XCTAssertEqual(response.body, body)
        }
    }

    func testGuardWithoutSession() async throws {
        let gate = LoginGuard(loginPath: "/in", openPaths: ["/free"])
        let next: Responder = { _ in Response(200, "ok") }
        let closed = try await gate.respond(to: Request(.get, "/x"), next: next)
        XCTAssertEqual(closed.headers["location"], "/in")
        let post = try await gate.respond(to: Request(.delete, "/x"), next: next)
        XCTAssertEqual(post.body, "log in first")
        for path in ["/in", "/free"] {
            let open = try await gate.respond(to: Request(.get, path), next: next)
            XCTAssertEqual(open.status, 200)
        }
    }

    func testUnchangedSessionsAreNotSaved() async throws {
        let writes = Mutex(0)
        let storage = try ArchiveStorage(json: nil, clock: clock) { _ in writes.withLock { $0 += 1 } }
        let store = SessionStore(storage: storage, policy: .never, clock: clock, ids: CountingIDSource())
        let pipeline = Pipeline()
        pipeline.use(SessionMiddleware(store: store, signer: try signer()))
        let key = SessionKey<Int>("k")
        pipeline.on(.get, "/") { request in
            request.session?[key] = nil
            return Response()
        }
        pipeline.on(.post, "/") { request in
            request.session?[key] = 1
            request.session?[key] = nil
            return Response()
        }
        let text = try signer().issue(for: try await store.create().id).text
        let responder = pipeline.responder()
        _ = try await responder(Request(.get, "/", headers: ["Cookie": "sid=\(text)"]))
        XCTAssertEqual(writes.withLock { $0 }, 1)
        _ = try await responder(Request(.post, "/", headers: ["Cookie": "sid=\(text)"]))
        XCTAssertEqual(writes.withLock { $0 }, 2)
    }
}
