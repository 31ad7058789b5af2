import XCTest

@testable import RouteTree

final class TrieTests: XCTestCase {
    private func trie(_ patterns: String...) throws -> PathTrie<String> {
        var trie = PathTrie<String>()
        for text in patterns {
            try trie.update(PathPattern(text)) { $0 = text }
        }
        return trie
    }

    func testLiteralsGoFirst() throws {
        let trie = try trie("/users/:id", "/users/me", "/users/*/x")
        XCTAssertEqual(trie.match("/users/me")?.value, "/users/me")
        XCTAssertEqual(trie.match("/users/7")?.parameters["id"], "7")
        XCTAssertEqual(trie.match("/users/7/x")?.value, "/users/*/x")
    }

    func testDeadEndsAreTakenBack() throws {
        let trie = try trie("/a/b/c", "/:x/b/d")
        let match = trie.match("/a/b/d")
        XCTAssertEqual(match?.value, "/:x/b/d")
        XCTAssertEqual(match?.parameters["x"], "a")
    }

    func testCatchAll() throws {
        let trie = try trie("/files/**path")
        XCTAssertEqual(trie.match("/files/a/b%20c")?.parameters["path"], "a/b c")
        XCTAssertEqual(trie.match("/files/a/b")?.parameters.remainder, ["a", "b"])
        XCTAssertNil(trie.match("/files"))
    }

    func testConflictingNames() throws {
        var trie = try trie("/users/:id")
        XCTAssertThrowsError(try trie.update(PathPattern("/users/:name/x")) { $0 = "" }) { error in
            XCTAssertEqual(
                error as? TrieError,
                .conflictingNames(existing: "id", new: "name", pattern: "/users/:name/x"))
        }
    }

    func testCount() throws {
        var trie = try trie("/a", "/b")
        XCTAssertEqual(trie.count, 2)
        try trie.update(PathPattern("/a")) { $0 = nil }
        XCTAssertEqual(trie.count, 1)
        XCTAssertNil(trie.match("/a"))
    }

    func testTypedParameters() throws {
        let parameters = try XCTUnwrap(trie("/n/:n").match("/n/x")?.parameters)
        XCTAssertThrowsError(try parameters.require("n", as: Int.self)) { error in
            XCTAssertEqual("\(error)", "The parameter “n” is “x”, which is no Int.")
        }
        XCTAssertThrowsError(try parameters.require("m", as: Int.self)) { error in
            XCTAssertEqual(error as? ParameterError, .missing("m"))
        }
    }
}
