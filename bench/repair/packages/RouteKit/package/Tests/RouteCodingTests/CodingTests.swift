import RouteHTTP
import XCTest

@testable import RouteCoding

final class CodingTests: XCTestCase {
    private struct Item: Codable, Equatable {
        let id: Int
        let title: String
        let tags: [String]
    }

    func testJSONRoundTrip() throws {
        let coder = JSONBodyCoder()
        let item = Item(id: 1, title: "Tee ☕️", tags: ["a/b"])
        let bytes = try coder.encode(item)
        XCTAssertEqual(String(decoding: bytes, as: UTF8.self), #"{"id":1,"tags":["a/b"],"title":"Tee ☕️"}"#)
        XCTAssertEqual(try coder.decode(Item.self, from: bytes), item)
    }

    func testJSONFaultsTellThePlace() {
        let coder = JSONBodyCoder()
        XCTAssertThrowsError(try coder.decode(Item.self, from: Array(#"{"id":1}"#.utf8))) { error in
            XCTAssertEqual(error as? BodyError, .missingKey("title", path: ""))
        }
        XCTAssertThrowsError(try coder.decode(Item.self, from: Array(#"{"id":1,"title":"","tags":["a",2]}"#.utf8))) { error in
            XCTAssertEqual(error as? BodyError, .wrongType(expected: "String", path: "tags[1]"))
        }
        XCTAssertThrowsError(try coder.decode(Item.self, from: [])) { error in
            XCTAssertEqual(error as? BodyError, .empty)
        }
    }

    func testText() throws {
        let coder = TextBodyCoder(options: .newline)
        XCTAssertEqual(try coder.encode(42), Array("42\n".utf8))
        XCTAssertEqual(try coder.decode(Int.self, from: Array("42\n".utf8)), 42)
        XCTAssertThrowsError(try coder.encode([1]))
    }

    func testRegistryChoosesReaders() {
        let registry = CoderRegistry.standard
        XCTAssertTrue(registry.reader(for: nil) is JSONBodyCoder)
        XCTAssertTrue(registry.reader(for: .plainText) is TextBodyCoder)
        XCTAssertNil(registry.reader(for: .octetStream))
    }

    func testNegotiation() {
        let negotiator = ContentNegotiator(accept: ["text/plain;q=0.5", "application/json"])
        XCTAssertEqual(negotiator.choose(from: [.plainText, .json]), .json)
        XCTAssertEqual(ContentNegotiator(accept: []).choose(from: [.plainText, .json]), .plainText)
        XCTAssertNil(ContentNegotiator(accept: ["image/png"]).choose(from: [.json]))
    }
}
