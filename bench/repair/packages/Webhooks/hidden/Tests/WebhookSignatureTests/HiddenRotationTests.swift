import XCTest

@testable import WebhookSignature

final class HiddenRotationTests: XCTestCase {
    private func secret(_ byte: UInt8) throws -> Secret {
        try Secret(bytes: [UInt8](repeating: byte, count: 20))
    }

    func testOrderAndLimit() throws {
        var ring = SecretRing(try secret(1))
        for byte in 2...4 as ClosedRange<UInt8> { ring.rotate(to: try secret(byte)) }
        XCTAssertEqual(ring.all, try [secret(4), secret(3), secret(2)])
        XCTAssertEqual(SecretRing(try secret(1), previous: try [secret(2), secret(3), secret(4)]).previous.count, 2)
    }

    func testRotatingBackAndForth() throws {
        var ring = SecretRing(try secret(1))
        ring.rotate(to: try secret(1))
        XCTAssertTrue(ring.previous.isEmpty)
        ring.rotate(to: try secret(2))
        ring.rotate(to: try secret(1))
        XCTAssertEqual(ring.all, try [secret(1), secret(2)])
    }

    func testDroppedSecretsAreNotTrusted() throws {
        var ring = SecretRing(try secret(1))
        ring.rotate(to: try secret(2))
        let old = WebhookSigner(secret: try secret(1)).sign([7], id: "e", at: 0).description
        XCTAssertNoThrow(try WebhookVerifier(ring: ring).verify([7], id: "e", header: old, now: 0))
        XCTAssertEqual(ring.dropPrevious(), 1)
        XCTAssertEqual(ring.dropPrevious(), 0)
        XCTAssertThrowsError(try WebhookVerifier(ring: ring).verify([7], id: "e", header: old, now: 0))
    }

    func testTheCurrentSecretSignsFirst() throws {
        let ring = SecretRing(try secret(2), previous: [try secret(1)])
        let digests = WebhookSigner(ring: ring).sign([], id: "", at: 0).digests
        XCTAssertEqual(digests, try [secret(2), secret(1)].flatMap { WebhookSigner(secret: $0).sign([], id: "", at: 0).digests })
    }
}
