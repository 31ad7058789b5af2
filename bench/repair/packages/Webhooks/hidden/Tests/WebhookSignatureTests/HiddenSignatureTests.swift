import XCTest

@testable import WebhookSignature

final class HiddenSignatureTests: XCTestCase {
    private let secret = try! Secret("whsec_000102030405060708090a0b0c0d0e0f")

    private func verify(_ header: String, now: Int = 100) throws {
        try WebhookVerifier(secret: secret).verify([1], id: "e", header: header, now: now)
    }

    func testHexEdges() {
        XCTAssertEqual(Hex.encode([0, 15, 160, 255]), "000fa0ff")
        XCTAssertEqual(Hex.decode("00fFAa"), [0, 255, 170])
        XCTAssertEqual(Hex.decode(""), [])
        XCTAssertNil(Hex.decode("0"))
        XCTAssertNil(Hex.decode("0g"))
        XCTAssertNil(Hex.decode("é"))
        XCTAssertNil(Digest(hex: String(repeating: "0", count: 66)))
    }

    func testSecretEdges() throws {
        XCTAssertNoThrow(try Secret(bytes: [UInt8](repeating: 1, count: 16)))
        XCTAssertThrowsError(try Secret(bytes: [UInt8](repeating: 1, count: 15))) { error in
            XCTAssertEqual(error as? Secret.Fault, .tooShort(bytes: 15))
        }
        XCTAssertEqual(String(reflecting: secret), "whsec_•••")
        XCTAssertEqual(try Secret("whsec_000102030405060708090A0B0C0D0E0F"), secret)
    }

    func testWhatIsSigned() throws {
        let header = WebhookSigner(secret: secret).sign(Array("é".utf8), id: "evt", at: 42)
        let bytes = Array("evt.42.é".utf8)
        let expected = Digest.hmac(key: Array(0...15), prefix: [], message: bytes).hex
        XCTAssertEqual(header.description, "t=42,v1=\(expected)")
    }

    func testUnreadableHeaders() {
        let digest = String(repeating: "0", count: 64)
        for text in ["", "t=1", "v1=\(digest)", "t=x,v1=\(digest)", "t=-1,v1=\(digest)", "t=1,v1=00", "t=1,t=1,v1=\(digest)", "t,v1=\(digest)"] {
            XCTAssertThrowsError(try verify(text)) { error in
                XCTAssertEqual(error as? SignatureError, .malformedHeader(text))
            }
        }
    }

    func testUnknownSchemesAreIgnored() throws {
        let signed = WebhookSigner(secret: secret).sign([1], id: "e", at: 100).description
        XCTAssertNoThrow(try verify("v0=abc," + signed + ",v2=x=y"))
    }

    func testTheTimeIsSignedToo() {
        let signed = WebhookSigner(secret: secret).sign([1], id: "e", at: 100).description
        XCTAssertThrowsError(try verify(signed.replacing100With101)) { error in
            XCTAssertEqual(error as? SignatureError, .mismatch)
        }
    }

    func testToleranceEdges() throws {
        let signed = WebhookSigner(secret: secret).sign([1], id: "e", at: 1000).description
        XCTAssertNoThrow(try verify(signed, now: 700))
        XCTAssertNoThrow(try verify(signed, now: 1300))
        XCTAssertThrowsError(try verify(signed, now: 1301))
        XCTAssertThrowsError(try verify(signed, now: 699)) { error in
            XCTAssertEqual("\(error)", "The signature was made 301 s ahead of now.")
        }
        let strict = WebhookVerifier(secret: secret, tolerance: -5)
        XCTAssertEqual(strict.tolerance, 0)
        XCTAssertNoThrow(try strict.verify([1], id: "e", header: signed, now: 1000))
    }

    func testTexts() {
        XCTAssertEqual("\(SignatureError.tooOld(seconds: 9))", "The signature is 9 s old.")
        XCTAssertEqual("\(SignatureError.malformedHeader("é"))", "The signature “é” cannot be read.")
        XCTAssertEqual("\(SignatureError.mismatch)", "The signature does not belong to this message.")
    }
}

extension String {
    fileprivate var replacing100With101: String { "t=101" + dropFirst("t=100".count) }
}
