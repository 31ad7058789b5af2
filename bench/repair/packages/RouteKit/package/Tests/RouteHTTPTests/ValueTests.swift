import XCTest

@testable import RouteHTTP

final class ValueTests: XCTestCase {
    func testMethodRoundTrip() {
        for name in ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PURGE"] {
            XCTAssertEqual(HTTPMethod(name: name).name, name)
        }
        XCTAssertEqual(HTTPMethod(name: "get"), .other("get"))
    }

    func testMethodOrder() {
        XCTAssertEqual([HTTPMethod.delete, .other("B"), .get, .other("A"), .post].sorted(),
                       [.get, .post, .delete, .other("A"), .other("B")])
    }

    func testStatus() {
        XCTAssertEqual(HTTPStatus.notFound.category, .clientError)
        XCTAssertEqual(HTTPStatus(code: 42, reason: "?").code, 500)
        XCTAssertFalse(HTTPStatus.noContent.allowsBody)
        XCTAssertEqual("\(HTTPStatus.ok)", "200 OK")
    }

    func testMediaTypeParsing() throws {
        let type = try XCTUnwrap(MediaType(parsing: "Text/HTML; Charset=\"utf-8\" ; q=0.5"))
        XCTAssertEqual(type.essence, "text/html")
        XCTAssertEqual(type.parameters, ["charset": "utf-8", "q": "0.5"])
        XCTAssertNil(MediaType(parsing: "text"))
    }

    func testPercentDecoding() {
        XCTAssertEqual("caf%C3%A9".percentDecoded(), "café")
        XCTAssertEqual("a+b".percentDecoded(plusIsSpace: true), "a b")
        XCTAssertNil("%G1".percentDecoded())
    }

    func testRequestSplitsItsTarget() {
        let request = HTTPRequest(.get, "/search?q=%E6%BC%A2&page=2&page=3")
        XCTAssertEqual(request.path, "/search")
        XCTAssertEqual(request.query["q"], "漢")
        XCTAssertEqual(request.query.value("page", as: Int.self), 2)
        XCTAssertEqual(request.query.values("page"), ["2", "3"])
    }

    func testResponseTellsItsLength() {
        let response = HTTPResponse.text("é")
        XCTAssertEqual(response.headers["Content-Length"], "2")
        XCTAssertEqual(response.text, "é")
    }
}
