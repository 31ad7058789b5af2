import Foundation
import XCTest

@testable import RouteHTTP

final class HiddenHTTPTests: XCTestCase {
    func testRemovingCounts() {
        var headers: HTTPHeaders = ["A": "1", "a": "2", "B": "3"]
        XCTAssertEqual(headers.remove("a"), 2)
        XCTAssertEqual(headers.remove("a"), 0)
        headers["b"] = nil
        XCTAssertTrue(headers.isEmpty)
    }

    func testSettingKeepsOtherFieldsInOrder() {
        var headers: HTTPHeaders = ["X": "0", "A": "1", "Y": "2", "A": "3", "Z": "4"]
        headers["a"] = "9"
        XCTAssertEqual(headers.map { "\($0.name)=\($0.value)" }, ["X=0", "A=9", "Y=2", "Z=4"])
    }

    func testHeaderEqualityMindsOrder() {
        XCTAssertNotEqual(["A": "1", "B": "2"] as HTTPHeaders, ["B": "2", "A": "1"] as HTTPHeaders)
        XCTAssertEqual(["a": "1"] as HTTPHeaders, ["A": "1"] as HTTPHeaders)
    }

    func testEmptyListMembersAreLeftOut() {
        let headers: HTTPHeaders = ["Accept": ", text/plain,\t,"]
        XCTAssertEqual(headers.list(of: "accept"), ["text/plain"])
    }

    func testTrimming() {
        XCTAssertEqual(" \t a b\t ".trimmed, "a b")
        XCTAssertEqual(" \t".trimmed, "")
    }

    func testBrokenEscapes() {
        XCTAssertNil("%".percentDecoded())
        XCTAssertNil("a%4".percentDecoded())
        XCTAssertNil("%ff".percentDecoded())
        XCTAssertEqual("%2f%2F+".percentDecoded(), "//+")
        XCTAssertEqual("%F0%9F%8D%B5".percentDecoded(), "🍵")
    }

    func testMediaTypeDescriptionSortsParameters() {
        let type = MediaType("Text", "Plain", parameters: ["q": "1", "charset": "utf-8"])
        XCTAssertEqual(type.description, "text/plain; charset=utf-8; q=1")
        XCTAssertTrue(type.isSameFormat(as: .plainText))
        XCTAssertNil(MediaType(parsing: "/plain"))
        XCTAssertNil(MediaType(parsing: "a/b/c"))
        XCTAssertEqual(MediaType(parsing: "a/b; x; y=1")?.parameters, ["y": "1"])
    }

    func testQueryEdges() {
        let query = QueryItems(parsing: "flag&x=&y=a=b&%zz=1&=2&bad=%4")
        XCTAssertEqual(query.items.map(\.name), ["flag", "x", "y"])
        XCTAssertEqual(query["flag"], "")
        XCTAssertEqual(query["y"], "a=b")
        XCTAssertNil(query.value("y", as: Int.self))
        XCTAssertEqual(HTTPRequest(.get, "/a?b?c").query["b?c"], "")
    }

    func testMethodsAsJSON() throws {
        let bytes = try JSONEncoder().encode([HTTPMethod.get, .other("PURGE")])
        XCTAssertEqual(String(decoding: bytes, as: UTF8.self), #"["GET","PURGE"]"#)
        XCTAssertEqual(try JSONDecoder().decode([HTTPMethod].self, from: bytes), [.get, .other("PURGE")])
    }

    func testMethodProperties() {
        let methods: [HTTPMethod] = [.get, .head, .post, .put, .patch, .delete, .options, .other("X")]
        XCTAssertEqual(methods.filter(\.isIdempotent), [.get, .head, .put, .delete, .options])
        XCTAssertEqual(methods.filter(\.carriesBody), [.post, .put, .patch])
    }

    func testStatusEdges() {
        XCTAssertEqual(HTTPStatus(code: 200, reason: "Fine"), .ok)
        XCTAssertEqual(HTTPStatus(code: 100, reason: "").code, 100)
        XCTAssertEqual(HTTPStatus(code: 599, reason: "").category, .serverError)
        XCTAssertEqual(HTTPStatus(code: 600, reason: "").code, 500)
        XCTAssertFalse(HTTPStatus(code: 100, reason: "").allowsBody)
        XCTAssertTrue(HTTPStatus.found.allowsBody)
        XCTAssertFalse(HTTPStatus.found.isError)
        XCTAssertTrue(HTTPStatus.badRequest.isError)
    }

    func testBodiesThatAreNotAllowed() {
        let response = HTTPResponse(.notModified, headers: ["Content-Length": "3"], body: [1, 2, 3])
        XCTAssertEqual(response.body, [])
        XCTAssertNil(response.headers["Content-Length"])
    }

    func testReplacingABody() {
        var response = HTTPResponse.text("abc")
        response.replaceBody(with: [65])
        XCTAssertEqual(response.headers["content-length"], "1")
        XCTAssertEqual(response.text, "A")
        XCTAssertEqual(HTTPResponse.redirect(to: "/x").status.code, 302)
    }
}
