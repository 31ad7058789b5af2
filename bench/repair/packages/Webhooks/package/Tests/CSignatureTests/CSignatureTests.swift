import CSignature
import XCTest

final class CSignatureTests: XCTestCase {
    private func sha256(_ parts: [UInt8]...) -> String {
        var state = cs_sha256()
        cs_sha256_init(&state)
        for part in parts { cs_sha256_update(&state, part, part.count) }
        var digest = [UInt8](repeating: 0, count: 32)
        cs_sha256_final(&state, &digest)
        return digest.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    func testEmptyMessage() {
        XCTAssertEqual(sha256([]), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    }

    func testShortMessage() {
        XCTAssertEqual(sha256(Array("abc".utf8)), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    func testPartsAreOneMessage() {
        XCTAssertEqual(sha256(Array("a".utf8), [], Array("bc".utf8)), sha256(Array("abc".utf8)))
    }

    func testEqual() {
        XCTAssertTrue(cs_equal([1, 2, 3], [1, 2, 4], 2))
        XCTAssertFalse(cs_equal([1, 2, 3], [1, 2, 4], 3))
    }
}
