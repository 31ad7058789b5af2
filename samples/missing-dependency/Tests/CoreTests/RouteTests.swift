import XCTest

@testable import Core

final class RouteTests: XCTestCase {
    func testNamedSegmentsAreRead() {
        XCTAssertEqual(Route("GET", "/users/:id").match("GET", "/users/7"), ["id": "7"])
    }

    func testAnotherMethodDoesNotMatch() {
        XCTAssertNil(Route("GET", "/users/:id").match("PUT", "/users/7"))
    }
}
