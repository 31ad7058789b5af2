import XCTest

@testable import RouteHTTP

final class HeadersTests: XCTestCase {
    func testNamesIgnoreCase() {
        let headers: HTTPHeaders = ["Content-Type": "text/plain"]
        XCTAssertEqual(headers["content-type"], "text/plain")
        XCTAssertNil(headers["Content-Length"])
    }

    func testSettingReplacesAtTheFirstPlace() {
        var headers: HTTPHeaders = ["A": "1", "B": "2", "a": "3"]
        headers["A"] = "9"
        XCTAssertEqual(headers, ["A": "9", "B": "2"])
    }

    func testListJoinsFields() {
        var headers = HTTPHeaders()
        headers.add("Accept", "text/plain, application/json")
        headers.add("accept", " */* ")
        XCTAssertEqual(headers.list(of: "Accept"), ["text/plain", "application/json", "*/*"])
    }

    func testAddIfMissing() {
        var headers: HTTPHeaders = ["Server": "x"]
        XCTAssertFalse(headers.addIfMissing("server", "y"))
        XCTAssertTrue(headers.addIfMissing("Date", "now"))
        XCTAssertEqual(headers.count, 2)
    }
}
