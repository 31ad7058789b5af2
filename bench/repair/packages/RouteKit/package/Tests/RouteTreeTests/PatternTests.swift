import XCTest

@testable import RouteTree

final class PatternTests: XCTestCase {
    func testParsing() throws {
        let pattern = try PathPattern("/users/:id/*/**rest")
        XCTAssertEqual(pattern.components, [.literal("users"), .parameter("id"), .wildcard, .catchAll("rest")])
        XCTAssertEqual(pattern.description, "/users/:id/*/**rest")
        XCTAssertEqual(pattern.parameterNames, ["id", "rest"])
    }

    func testRefusals() {
        XCTAssertThrowsError(try PathPattern("users")) { error in
            XCTAssertEqual(error as? PatternError, .missingLeadingSlash("users"))
        }
        XCTAssertThrowsError(try PathPattern("/:")) { error in
            XCTAssertEqual(error as? PatternError, .unnamedParameter("/:"))
        }
        XCTAssertThrowsError(try PathPattern("/:a/:a")) { error in
            XCTAssertEqual(error as? PatternError, .duplicateParameter("a", pattern: "/:a/:a"))
        }
        XCTAssertThrowsError(try PathPattern("/**a/b")) { error in
            XCTAssertEqual(error as? PatternError, .catchAllNotLast("/**a/b"))
        }
    }

    func testAppending() throws {
        let users = try PathPattern("/users")
        XCTAssertEqual(try users.appending(PathPattern("/:id")).description, "/users/:id")
        XCTAssertEqual(try users.appending(.root), users)
        XCTAssertEqual(try PathPattern.root.appending(users), users)
    }
}
