import SessionModel
import SessionStorage
import SessionTokens
import SessionWeb
import XCTest

final class HiddenSameSiteTests: XCTestCase {
    func testNoneIsAlwaysSecure() {
        var cookie = Cookie(name: "a", value: "")
        cookie.isSecure = false
        cookie.sameSite = SameSite.none
        XCTAssertEqual(cookie.field, "a=; Path=/; Secure; SameSite=None; HttpOnly")
        cookie.sameSite = nil
        XCTAssertEqual(cookie.field, "a=; Path=/; HttpOnly")
        XCTAssertEqual(SameSite.allCases.map(\.rawValue), ["Strict", "Lax", "None"])
    }

    func testRulesShapeAllCookies() async throws {
        let clock = ManualClock()
        let store = SessionStore(storage: MemoryStorage(), policy: .never, clock: clock, ids: CountingIDSource())
        var rules = CookieRules()
        rules.name = "s"
        rules.path = "/app"
        rules.isSecure = false
        rules.sameSite = .strict
        let pipeline = Pipeline()
        let signer = TokenSigner(key: try SigningKey(name: "k", passphrase: "p"), clock: clock)
        pipeline.use(SessionMiddleware(store: store, signer: signer, rules: rules))
        pipeline.on(.get, "/in") { _ in Response() }
        pipeline.on(.get, "/out") { request in
            request.session?.logOut()
            return Response()
        }
        let entry = try await pipeline.responder()(Request(.get, "/in"))
        XCTAssertTrue(entry.headers["Set-Cookie"]?.hasSuffix("; Path=/app; SameSite=Strict; HttpOnly") ?? false)
        let exit = try await pipeline.responder()(Request(.get, "/out"))
        XCTAssertEqual(exit.headers["Set-Cookie"], "s=; Path=/app; Max-Age=0; SameSite=Strict; HttpOnly")
    }
}
