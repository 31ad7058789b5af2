import SessionModel
import SessionStorage
import SessionTokens
import SessionWeb
import XCTest

final class HiddenRenewalTests: XCTestCase {
    func testOutdatedTokensAreReplaced() async throws {
        let clock = ManualClock()
        let store = SessionStore(storage: MemoryStorage(), policy: .never, clock: clock, ids: CountingIDSource())
        var ring = KeyRing(try SigningKey(name: "old", passphrase: "1"))
        let text = TokenSigner(ring: ring, clock: clock).issue(for: try await store.create().id).text
        try ring.rotate(to: SigningKey(name: "new", passphrase: "2"))
        let pipeline = Pipeline()
        pipeline.use(SessionMiddleware(store: store, signer: TokenSigner(ring: ring, clock: clock)))
        pipeline.on(.get, "/") { request in Response(200, request.session?.session.id.text ?? "") }
        let responder = pipeline.responder()
        let first = try await responder(Request(.get, "/", headers: ["Cookie": "sid=\(text)"]))
        XCTAssertEqual(first.body, "0000000000000001")
        let field = try XCTUnwrap(first.headers["Set-Cookie"])
        XCTAssertTrue(field.hasPrefix("sid=s1.new.0000000000000001.0."))
        let cookie = String(field.prefix { $0 != ";" })
        let second = try await responder(Request(.get, "/", headers: ["Cookie": cookie]))
        XCTAssertEqual(second.body, "0000000000000001")
        XCTAssertNil(second.headers["Set-Cookie"])
    }
}
