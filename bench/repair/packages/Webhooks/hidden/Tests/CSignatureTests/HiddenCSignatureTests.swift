import CSignature
import XCTest

final class HiddenCSignatureTests: XCTestCase {
    private func hex(_ bytes: [UInt8]) -> String {
        bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    private func sha256(_ message: [UInt8]) -> String {
        var state = cs_sha256()
        cs_sha256_init(&state)
        cs_sha256_update(&state, message, message.count)
        var digest = [UInt8](repeating: 0, count: 32)
        cs_sha256_final(&state, &digest)
        return hex(digest)
    }

    private func hmac(_ key: [UInt8], _ first: [UInt8], _ second: [UInt8]) -> String {
        var digest = [UInt8](repeating: 0, count: 32)
        cs_hmac_sha256(key, key.count, first, first.count, second, second.count, &digest)
        return hex(digest)
    }

    func testPaddingEdges() {
        XCTAssertEqual(
            sha256(Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8)),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
        XCTAssertEqual(
            sha256([UInt8](repeating: 97, count: 55)), "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318")
        XCTAssertEqual(
            sha256([UInt8](repeating: 97, count: 64)), "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb")
        XCTAssertEqual(
            sha256([UInt8](repeating: 97, count: 1000)), "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3")
    }

    func testLongKeys() {
        let key = [UInt8](repeating: 0xaa, count: 131)
        let message = Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8)
        let expected = "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        XCTAssertEqual(hmac(key, message, []), expected)
        XCTAssertEqual(hmac(key, [], message), expected)
    }

    func testEmptyKey() {
        XCTAssertEqual(hmac([], [], []), "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad")
    }

    func testEqualOfNothing() {
        XCTAssertTrue(cs_equal([1], [2], 0))
        XCTAssertFalse(cs_equal([0x80], [0], 1))
    }
}
