import SessionModel
import SessionTokens
import XCTest

final class KeyRingTests: XCTestCase {
    func testRetiredKeysAreBelieved() throws {
        let clock = ManualClock()
        var ring = KeyRing(try SigningKey(name: "old", passphrase: "1"))
        let text = TokenSigner(ring: ring, clock: clock).issue(for: SessionID(3)).text
        try ring.rotate(to: SigningKey(name: "new", passphrase: "2"))
        let verified = try TokenSigner(ring: ring, clock: clock).verify(text)
        XCTAssertEqual(verified.session, SessionID(3))
        XCTAssertTrue(verified.isOutdated)
    }

    func testRingIsShort() throws {
        var ring = KeyRing(try SigningKey(name: "a", passphrase: "1"))
        try ring.rotate(to: SigningKey(name: "b", passphrase: "2"))
        let dropped = try ring.rotate(to: SigningKey(name: "c", passphrase: "3"))
        XCTAssertEqual(dropped.map(\.name), ["a"])
        XCTAssertNil(ring["a"])
        XCTAssertEqual(ring["b"]?.name, "b")
    }
}
