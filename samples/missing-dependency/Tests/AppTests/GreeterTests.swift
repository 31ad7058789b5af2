import XCTest

@testable import App

final class GreeterTests: XCTestCase {
    func testItGreetsByName() {
        XCTAssertEqual(Greeter().answer("GET", "/hello/Ada"), "Hello, Ada!")
    }

    func testUnknownPathsAreNotFound() {
        XCTAssertEqual(Greeter().answer("GET", "/goodbye/Ada"), "404 Not Found")
    }
}
