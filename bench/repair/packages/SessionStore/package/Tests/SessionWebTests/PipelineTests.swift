import SessionModel
import SessionStorage
import SessionTokens
import SessionWeb
import XCTest

final class PipelineTests: XCTestCase {
    private let clock = ManualClock(Moment(seconds: 1_000))
    private let counter = RequestCounter()
    private var responder: Responder!

    override func setUpWithError() throws {
        let store = SessionStore(
            storage: MemoryStorage(), policy: .fixed(after: .hours(1)), clock: clock, ids: CountingIDSource())
        let signer = TokenSigner(key: try SigningKey(name: "k1", passphrase: "s3cret"), clock: clock)
        let pipeline = Pipeline()
        pipeline.use(counter)
            .use(ErrorPage())
            .use(SessionMiddleware(store: store, signer: signer))
            .use(LoginGuard(loginPath: "/login", openPaths: ["/", "/count"]))
        pipeline.on(.get, "/") { _ in Response(200, "welcome") }
        pipeline.on(.get, "/count") { request in
            let key = SessionKey<Int>("count")
            let count = (request.session?[key] ?? 0) + 1
            request.session?[key] = count
            return Response(200, "\(count)")
        }
        pipeline.on(.post, "/login") { request in
            request.session?.logIn(request.body)
            return .redirect(to: "/me")
        }
        pipeline.on(.get, "/login") { request in
            Response(200, request.session?.takeFlashes().joined() ?? "")
        }
        pipeline.on(.get, "/me") { request in Response(200, request.session?.session.user ?? "") }
        responder = pipeline.responder()
    }

    private func cookie(of response: Response) -> String? {
        return response.headers["Set-Cookie"]?.split(separator: ";").first.map(String.init)
    }

    func testNewVisitorsGetACookie() async throws {
        let response = try await responder(Request(.get, "/"))
        XCTAssertEqual(response.body, "welcome")
        XCTAssertTrue(cookie(of: response)?.hasPrefix("sid=s1.k1.0000000000000001.") ?? false)
        XCTAssertTrue(response.headers["set-cookie"]?.contains("Max-Age=3600; Secure") ?? false)
    }

    func testSessionsGoOn() async throws {
        let first = try await responder(Request(.get, "/count"))
        let cookie = try XCTUnwrap(cookie(of: first))
        let second = try await responder(Request(.get, "/count", headers: ["cookie": "a=b; \(cookie)"]))
        XCTAssertEqual(second.body, "2")
        XCTAssertNil(second.headers["Set-Cookie"])
    }

    func testLoginRenamesTheSession() async throws {
        let response = try await responder(Request(.post, "/login", body: "ann"))
        XCTAssertEqual(response.headers["Location"], "/me")
        let cookie = try XCTUnwrap(cookie(of: response))
        XCTAssertTrue(cookie.contains("0000000000000002"))
        let me = try await responder(Request(.get, "/me", headers: ["Cookie": cookie]))
        XCTAssertEqual(me.body, "ann")
    }

    func testGuardSendsToLogin() async throws {
        let response = try await responder(Request(.get, "/me"))
        XCTAssertEqual(response.status, 303)
        let cookie = try XCTUnwrap(cookie(of: response))
        let login = try await responder(Request(.get, "/login", headers: ["Cookie": cookie]))
        XCTAssertEqual(login.body, "log in to see /me")
    }

    func testUnknownPathsAndMethods() async throws {
        let missing = try await responder(Request(.post, "/login/x"))
        XCTAssertEqual(missing.status, 401)
        let wrong = try await responder(Request(.delete, "/"))
        XCTAssertEqual(wrong.status, 405)
        XCTAssertEqual(wrong.headers["X-Request-Number"], "2")
        XCTAssertEqual(counter.count(status: 405), 1)
    }

    func testCookiesAreParsed() {
        XCTAssertEqual(Cookie.parse("a=1; b=2=3;c; a=4"), ["a": "1", "b": "2=3"])
    }
}
