import CDigest
import SessionModel
import SessionTokens
import XCTest

final class HiddenTokenTests: XCTestCase {
    private let clock = ManualClock(Moment(seconds: 1_000))

    private func signer(tolerance: Span = .seconds(30)) throws -> TokenSigner {
        return TokenSigner(key: try SigningKey(name: "k1", passphrase: "p"), clock: clock, tolerance: tolerance)
    }

    func testTokensFromTheFuture() throws {
        clock.advance(by: .seconds(100))
        let text = try signer().issue(for: SessionID(1)).text
        let behind = ManualClock(Moment(seconds: 1_070))
        let other = TokenSigner(key: try SigningKey(name: "k1", passphrase: "p"), clock: behind)
        XCTAssertTrue(other.isValid(text))
        let late = TokenSigner(key: try SigningKey(name: "k1", passphrase: "p"), clock: ManualClock(Moment(seconds: 1_069)))
        XCTAssertThrowsError(try late.verify(text)) {
            XCTAssertEqual($0 as? TokenError, .fromTheFuture(by: .seconds(31)))
        }
    }

    func testTimeIsSigned() throws {
        let parts = try signer().issue(for: SessionID(1)).text.split(separator: ".")
        XCTAssertEqual(parts[3], "3e8")
        let later = [parts[0], parts[1], parts[2], "3e9", parts[4]].joined(separator: ".")
        XCTAssertThrowsError(try signer().verify(later)) { XCTAssertEqual($0 as? TokenError, .forged) }
    }

    func testShapeOfTokens() throws {
        for (text, error) in [
            ("s1.k1.0000000000000001.1.AAAA", TokenError.malformed("digest")),
            ("s1.k1.0000000000000001.1.A*", .malformed("digest")),
            ("s1.k1.0000000000000001.1.A.A", .malformed("6 parts")),
            ("s2.k1.0000000000000001.1.AAAA", .unknownVersion("s2")),
        ] {
            XCTAssertThrowsError(try Token(parsing: text)) { XCTAssertEqual($0 as? TokenError, error) }
        }
    }

    func testParsedTokensAreTheSame() throws {
        let token = try signer().issue(for: SessionID(77))
        XCTAssertEqual(try Token(parsing: token.text), token)
        XCTAssertEqual(token.digest.bytes.count, 16)
    }

    func testKeys() throws {
        XCTAssertThrowsError(try SigningKey(name: "K", passphrase: "x")) {
            XCTAssertEqual("\($0)", "not a key: name “K”")
        }
        XCTAssertThrowsError(try SigningKey(name: "k", passphrase: "")) {
            XCTAssertEqual($0 as? TokenError, .badKey("empty passphrase"))
        }
        XCTAssertEqual("\(try SigningKey(name: "k-2", passphrase: "x"))", "key “k-2”")
        XCTAssertEqual(try SigningKey(name: "a", passphrase: "x"), try SigningKey(name: "a", passphrase: "x"))
        XCTAssertNotEqual(try SigningKey(name: "a", passphrase: "x"), try SigningKey(name: "a", passphrase: "X"))
    }

    func testURLTextOfAllLengths() {
        for count in 0...20 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 37 + 200) }
            XCTAssertEqual(URLText.decode(URLText.encode(bytes)), bytes)
            XCTAssertFalse(URLText.encode(bytes).contains("="))
        }
        XCTAssertNil(URLText.decode("A"))
        XCTAssertNil(URLText.decode("AB"))
        XCTAssertEqual(URLText.decode(""), [])
    }

    func testDigestOfBlocks() {
        let key = [UInt8](repeating: 7, count: 16)
        var seen: Set<[UInt8]> = []
        for count in 0...40 {
            var digest = [UInt8](repeating: 0, count: 16)
            cd_digest(key, [UInt8](repeating: 0, count: count), count, &digest)
            seen.insert(digest)
        }
        XCTAssertEqual(seen.count, 41)
        XCTAssertTrue(cd_same([1, 2, 3], [1, 2, 4], 2))
        XCTAssertFalse(cd_same([1, 2, 3], [9, 2, 3], 3))
        XCTAssertTrue(cd_same([], [], 0))
    }
}
