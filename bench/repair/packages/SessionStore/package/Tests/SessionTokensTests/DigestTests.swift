import CDigest
import SessionTokens
import XCTest

final class DigestTests: XCTestCase {
    private func key(_ passphrase: String = "secret") throws -> SigningKey {
        return try SigningKey(name: "k1", passphrase: passphrase)
    }

    func testDigestDependsOnKeyAndText() throws {
        let digest = KeyedDigest(of: "hello", key: try key())
        XCTAssertEqual(digest, KeyedDigest(of: "hello", key: try key()))
        XCTAssertNotEqual(digest, KeyedDigest(of: "hellp", key: try key()))
        XCTAssertNotEqual(digest, KeyedDigest(of: "hello", key: try key("other")))
        XCTAssertEqual(digest.text.count, 22)
    }

    func testPartsHaveBorders() throws {
        let key = try key()
        XCTAssertNotEqual(KeyedDigest(ofParts: ["ab", "c"], key: key), KeyedDigest(ofParts: ["a", "bc"], key: key))
    }

    func testPiecesMakeTheSameDigest() {
        let secret = [UInt8](0..<16)
        let text = Array("the quick brown fox jumps over it".utf8)
        var whole = [UInt8](repeating: 0, count: 16)
        cd_digest(secret, text, text.count, &whole)
        var state = cd_state()
        cd_begin(&state, secret)
        for byte in text {
            cd_add(&state, [byte], 1)
        }
        var pieces = [UInt8](repeating: 0, count: 16)
        cd_end(&state, &pieces)
        XCTAssertTrue(cd_same(whole, pieces, 16))
    }

    func testURLText() {
        XCTAssertEqual(URLText.encode([0xFB, 0xFF, 0xBF]), "-_-_")
        XCTAssertEqual(URLText.encode([1]), "AQ")
        XCTAssertEqual(URLText.decode("AQ"), [1])
        XCTAssertNil(URLText.decode("A?"))
    }
}
