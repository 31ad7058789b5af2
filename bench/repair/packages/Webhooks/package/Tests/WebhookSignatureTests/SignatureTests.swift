import XCTest

@testable import WebhookSignature

final class SignatureTests: XCTestCase {
    private let secret = try! Secret("whsec_000102030405060708090a0b0c0d0e0f")
    private let other = try! Secret("whsec_ffffffffffffffffffffffffffffffff")
    private let body = Array("{\"é\":1}".utf8)

    func testDigestAsText() throws {
        let digest = Digest.sha256(Array("abc".utf8))
        XCTAssertEqual(digest.hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        XCTAssertEqual(Digest(hex: digest.hex.uppercased()), digest)
        XCTAssertNil(Digest(hex: "ba78"))
    }

    func testKnownHMAC() {
        let digest = Digest.hmac(key: Array("Jefe".utf8), prefix: Array("what do ya ".utf8), message: Array("want for nothing?".utf8))
        XCTAssertEqual(digest.hex, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    }

    func testSecretsAreNotShown() {
        XCTAssertEqual("\(secret)", "whsec_•••")
        XCTAssertEqual(secret.reveal(), "whsec_000102030405060708090a0b0c0d0e0f")
    }

    func testBadSecrets() {
        XCTAssertThrowsError(try Secret("abc")) { XCTAssertEqual($0 as? Secret.Fault, .missingPrefix) }
        XCTAssertThrowsError(try Secret("whsec_xy")) { XCTAssertEqual($0 as? Secret.Fault, .notHexadecimal) }
        XCTAssertThrowsError(try Secret("whsec_00")) { XCTAssertEqual($0 as? Secret.Fault, .tooShort(bytes: 1)) }
    }

    func testRoundTrip() throws {
        let header = WebhookSigner(secret: secret).sign(body, id: "evt_1", at: 1_700_000_000)
        XCTAssertTrue(header.description.hasPrefix("t=1700000000,v1="))
        let verifier = WebhookVerifier(secret: secret)
        XCTAssertNoThrow(try verifier.verify(body, id: "evt_1", header: header.description, now: 1_700_000_010))
    }

    func testChangedMessages() throws {
        let header = WebhookSigner(secret: secret).sign(body, id: "evt_1", at: 100).description
        let verifier = WebhookVerifier(secret: secret)
        for (id, bytes) in [("evt_2", body), ("evt_1", body + [32])] {
            XCTAssertThrowsError(try verifier.verify(bytes, id: id, header: header, now: 100)) { error in
                XCTAssertEqual(error as? SignatureError, .mismatch)
            }
        }
        XCTAssertThrowsError(try WebhookVerifier(secret: other).verify(body, id: "evt_1", header: header, now: 100))
    }

    func testTolerance() throws {
        let header = WebhookSigner(secret: secret).sign(body, id: "e", at: 1000).description
        let verifier = WebhookVerifier(secret: secret, tolerance: 10)
        XCTAssertNoThrow(try verifier.verify(body, id: "e", header: header, now: 1010))
        XCTAssertThrowsError(try verifier.verify(body, id: "e", header: header, now: 1011)) { error in
            XCTAssertEqual(error as? SignatureError, .tooOld(seconds: 11))
        }
        XCTAssertThrowsError(try verifier.verify(body, id: "e", header: header, now: 900)) { error in
            XCTAssertEqual(error as? SignatureError, .fromTheFuture(seconds: 100))
        }
    }

    func testRotation() throws {
        var ring = SecretRing(secret)
        ring.rotate(to: other)
        let header = WebhookSigner(ring: ring).sign(body, id: "e", at: 5)
        XCTAssertEqual(header.digests.count, 2)
        XCTAssertNoThrow(try WebhookVerifier(secret: secret).verify(body, id: "e", header: header.description, now: 5))
        XCTAssertNoThrow(try WebhookVerifier(secret: other).verify(body, id: "e", header: header.description, now: 5))
    }
}
