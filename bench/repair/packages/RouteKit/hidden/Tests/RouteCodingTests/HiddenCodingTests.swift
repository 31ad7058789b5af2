import Foundation
import RouteHTTP
import XCTest

@testable import RouteCoding

final class HiddenCodingTests: XCTestCase {
    private struct Event: Codable, Equatable {
        let createdAt: Date
        let place: Place
    }

    private struct Place: Codable, Equatable {
        let cityName: String
    }

    private enum Size: String, Codable {
        case small = "s"
        case large = "l"
    }

    func testSnakeCaseAndDates() throws {
        let coder = JSONBodyCoder(options: .init(usesSnakeCase: true))
        let event = Event(createdAt: Date(timeIntervalSince1970: 0), place: Place(cityName: "Zürich"))
        let bytes = try coder.encode(event)
        XCTAssertEqual(
            String(decoding: bytes, as: UTF8.self),
            #"{"created_at":"1970-01-01T00:00:00Z","place":{"city_name":"Zürich"}}"#)
        XCTAssertEqual(try coder.decode(Event.self, from: bytes), event)
    }

    func testPlacesOfFaults() {
        let coder = JSONBodyCoder()
        XCTAssertThrowsError(
            try coder.decode(Event.self, from: Array(#"{"createdAt":"1970-01-01T00:00:00Z","place":{}}"#.utf8))
        ) { error in
            XCTAssertEqual("\(error)", "The key “cityName” is missing in “place”.")
        }
        XCTAssertThrowsError(try coder.decode([String: [Size]].self, from: Array(#"{"sizes":["s","x"]}"#.utf8))) { error in
            XCTAssertEqual("\(error)", "The body cannot be read: “sizes[1]” holds no valid value.")
        }
        XCTAssertThrowsError(try coder.decode([Int].self, from: Array("7".utf8))) { error in
            guard case .wrongType(_, path: "")? = error as? BodyError else { return XCTFail("\(error)") }
        }
        XCTAssertThrowsError(try coder.decode([Int].self, from: Array("[1".utf8))) { error in
            XCTAssertEqual("\(error)", "The body cannot be read: it is not valid JSON.")
        }
    }

    func testPathText() {
        struct Key: CodingKey {
            let stringValue: String
            let intValue: Int?
            init(_ text: String, _ index: Int? = nil) { (stringValue, intValue) = (text, index) }
            init?(stringValue: String) { nil }
            init?(intValue: Int) { nil }
        }
        let path: [any CodingKey] = [Key("items"), Key("", 2), Key("price"), Key("", 0), Key("", 1)]
        XCTAssertEqual(path.joined, "items[2].price[0][1]")
    }

    func testTexts() {
        XCTAssertEqual("\(BodyError.empty)", "The body is empty.")
        XCTAssertEqual("\(BodyError.wrongType(expected: "Int", path: ""))", "The body is no Int.")
        XCTAssertEqual("\(BodyError.missingKey("é", path: ""))", "The key “é” is missing.")
        XCTAssertEqual("\(BodyError.unsupportedValue("X"))", "A value of type X has no form in this format.")
    }

    func testPlainTextEdges() throws {
        let coder = TextBodyCoder()
        XCTAssertEqual(try coder.decode(String.self, from: Array("a\n\n".utf8)), "a\n")
        XCTAssertThrowsError(try coder.decode(Int.self, from: Array("x".utf8))) { error in
            XCTAssertEqual(error as? BodyError, .wrongType(expected: "Int", path: ""))
        }
        XCTAssertThrowsError(try coder.decode([Int].self, from: [49])) { error in
            XCTAssertEqual(error as? BodyError, .unsupportedValue("Array<Int>"))
        }
        XCTAssertThrowsError(try coder.decode(Int.self, from: [])) { error in
            XCTAssertEqual(error as? BodyError, .empty)
        }
    }

    func testARegisteredFormatIsReplacedAtItsPlace() throws {
        var registry = CoderRegistry.standard
        registry.register(JSONBodyCoder.self, options: .init(isPretty: true))
        XCTAssertEqual(registry.offers.map(\.essence), ["application/json", "text/plain"])
        let bytes = try XCTUnwrap(registry.reader(for: .json)).encode(["a": 1])
        XCTAssertTrue(String(decoding: bytes, as: UTF8.self).contains("\n"))
    }

    func testJSONReadsItsRelatives() {
        let registry = CoderRegistry.standard
        XCTAssertNotNil(registry.reader(for: .problemJSON))
        XCTAssertNotNil(registry.reader(for: MediaType("application", "json", parameters: ["charset": "utf-8"])))
        XCTAssertNil(registry.reader(for: MediaType("application", "jsonp")))
        XCTAssertNil(CoderRegistry().reader(for: nil))
    }

    func testRanges() throws {
        XCTAssertEqual(MediaRange(parsing: "text/*;q=7")?.quality, 1)
        XCTAssertEqual(MediaRange(parsing: "text/*;q=-1")?.quality, 0)
        XCTAssertEqual(MediaRange(parsing: "text/*;q=x")?.quality, 1)
        XCTAssertNil(MediaRange(parsing: "*/plain"))
        XCTAssertTrue(try XCTUnwrap(MediaRange(parsing: "TEXT/*")).covers(.plainText))
        XCTAssertFalse(try XCTUnwrap(MediaRange(parsing: "text/html")).covers(.plainText))
    }

    func testUnreadableMembersAreIgnored() {
        XCTAssertEqual(ContentNegotiator(accept: ["nonsense"]).choose(from: [.json]), .json)
        XCTAssertEqual(ContentNegotiator(accept: ["*/*;q=0.1"]).choose(from: [.json, .plainText]), .json)
        XCTAssertNil(ContentNegotiator(accept: ["application/json;q=0"]).choose(from: [.json]))
        XCTAssertNil(ContentNegotiator(accept: []).choose(from: []))
    }
}
