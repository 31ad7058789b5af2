import SessionModel
import SessionTokens
import XCTest

final class TokenTests: XCTestCase {
    private let clock = ManualClock(Moment(seconds: 4_096))

    private func signer(_ name: String = "k1") throws -> TokenSigner {
        return TokenSigner(key: try SigningKey(name: name, passphrase: "pässword"), clock: clock)
    }

    func testIssuedTokensAreBelieved() throws {
        let token = try signer().issue(for: SessionID(7))
        XCTAssertTrue(token.text.hasPrefix("s1.k1.0000000000000007.1000."))
        let verified = try signer().verify(token.text)
        XCTAssertEqual(verified.session, SessionID(7))
        XCTAssertEqual(verified.issuedAt, clock.now)
        XCTAssertFalse(verified.isOutdated)
    }

    func testForgedTokens() throws {
        let text = try signer().issue(for: SessionID(7)).text
        let forged = text.replacing("0000000000000007", with: "0000000000000008")
        XCTAssertThrowsError(try signer().verify(forged)) { XCTAssertEqual($0 as? TokenError, .forged) }
        XCTAssertFalse(try signer().isValid(forged))
    }

    func testMalformedTokens() throws {
        for (text, error) in [
            ("", TokenError.malformed("1 parts")), ("s0.a.b.c.d", .unknownVersion("s0")),
            ("s1.k1.7.1.AA", .malformed("session")), ("s1.k1.0000000000000007.x.AA", .malformed("time")),
        ] {
            XCTAssertThrowsError(try signer().verify(text)) { XCTAssertEqual($0 as? TokenError, error) }
        }
    }

    func testOtherKeys() throws {
        let text = try signer("k2").issue(for: SessionID(1)).text
        XCTAssertThrowsError(try signer().verify(text)) { XCTAssertEqual($0 as? TokenError, .unknownKey("k2")) }
        XCTAssertThrowsError(try SigningKey(name: "k1", bytes: [1, 2])) {
            XCTAssertEqual($0 as? TokenError, .badKey("2 bytes"))
        }
    }
}
