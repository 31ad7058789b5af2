import SessionModel
import SessionTokens
import XCTest

final class HiddenRotationTests: XCTestCase {
    func testDroppedKeysAreUnknown() throws {
        let clock = ManualClock()
        var ring = KeyRing(try SigningKey(name: "a", passphrase: "1"), keeps: 0)
        let text = TokenSigner(ring: ring, clock: clock).issue(for: SessionID(1)).text
        XCTAssertEqual(try ring.rotate(to: SigningKey(name: "b", passphrase: "2")).map(\.name), ["a"])
        XCTAssertTrue(ring.retired.isEmpty)
        XCTAssertThrowsError(try TokenSigner(ring: ring, clock: clock).verify(text)) {
            XCTAssertEqual($0 as? TokenError, .unknownKey("a"))
        }
    }

    func testNamesAreTakenWhileTheKeyIsThere() throws {
        var ring = KeyRing(try SigningKey(name: "a", passphrase: "1"), keeps: 1)
        try ring.rotate(to: SigningKey(name: "b", passphrase: "2"))
        XCTAssertThrowsError(try ring.rotate(to: SigningKey(name: "a", passphrase: "3"))) {
            XCTAssertEqual($0 as? TokenError, .badKey("name “a” is taken"))
        }
        try ring.rotate(to: SigningKey(name: "c", passphrase: "4"))
        XCTAssertNoThrow(try ring.rotate(to: SigningKey(name: "a", passphrase: "5")))
        XCTAssertEqual(ring.retired.map(\.name), ["c"])
        XCTAssertEqual(KeyRing(ring.current, keeps: -5).keeps, 0)
    }

    func testNewTokensAreNotOutdated() throws {
        let clock = ManualClock()
        var ring = KeyRing(try SigningKey(name: "a", passphrase: "1"), keeps: 3)
        for name in ["b", "c", "d"] {
            try ring.rotate(to: SigningKey(name: name, passphrase: name))
        }
        XCTAssertEqual(ring.retired.map(\.name), ["c", "b", "a"])
        let signer = TokenSigner(ring: ring, clock: clock)
        let token = signer.issue(for: SessionID(5))
        XCTAssertEqual(token.keyName, "d")
        XCTAssertFalse(try signer.verify(token.text).isOutdated)
    }
}
