import XCTest

@testable import RouteTree

final class HiddenConstraintTests: XCTestCase {
    func testNarrowKindsGoFirst() throws {
        var trie = PathTrie<String>()
        for text in ["/n/:any", "/n/:slug<slug>", "/n/:number<int>", "/n/:id<uuid>", "/n/me"] {
            try trie.update(PathPattern(text)) { $0 = text }
        }
        XCTAssertEqual(trie.match("/n/me")?.value, "/n/me")
        XCTAssertEqual(trie.match("/n/-42")?.parameters["number"], "-42")
        XCTAssertEqual(trie.match("/n/123E4567-e89b-12d3-a456-426614174000")?.value, "/n/:id<uuid>")
        XCTAssertEqual(trie.match("/n/a-b2")?.parameters["slug"], "a-b2")
        XCTAssertEqual(trie.match("/n/Ünder")?.value, "/n/:any")
        XCTAssertEqual(trie.match("/n/a--b")?.value, "/n/:any")
        XCTAssertEqual(trie.match("/n/+1")?.value, "/n/:any")
    }

    func testAPathThatFitsNoKindIsNotFound() throws {
        var trie = PathTrie<Int>()
        try trie.update(PathPattern("/o/:id<int>/x")) { $0 = 1 }
        XCTAssertNil(trie.match("/o/abc/x"))
        XCTAssertNil(trie.match("/o/9223372036854775808/x"))
        XCTAssertEqual(trie.match("/o/9223372036854775807/x")?.value, 1)
    }

    func testTextOfAPattern() throws {
        XCTAssertEqual(try PathPattern("/o/:id<int>").description, "/o/:id<int>")
        XCTAssertEqual(try PathPattern("/o/:id<int>").parameterNames, ["id"])
        XCTAssertThrowsError(try PathPattern("/o/:id<float>")) { error in
            XCTAssertEqual(
                "\(error)", "The pattern “/o/:id<float>” asks for the kind “float”, which does not exist.")
        }
        XCTAssertThrowsError(try PathPattern("/:<int>")) { error in
            XCTAssertEqual(error as? PatternError, .unnamedParameter("/:<int>"))
        }
    }

    func testTwoNamesForOneKind() throws {
        var trie = PathTrie<Int>()
        try trie.update(PathPattern("/:a<int>")) { $0 = 1 }
        try trie.update(PathPattern("/:b<slug>")) { $0 = 2 }
        XCTAssertThrowsError(try trie.update(PathPattern("/:c<int>")) { $0 = 3 }) { error in
            XCTAssertEqual(error as? TrieError, .conflictingNames(existing: "a", new: "c", pattern: "/:c<int>"))
        }
        XCTAssertEqual(trie.count, 2)
    }
}
