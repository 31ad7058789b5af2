import XCTest

@testable import RouteTree

final class HiddenTreeTests: XCTestCase {
    private struct Refusal: Error {}

    private func trie(_ patterns: [String]) throws -> PathTrie<String> {
        var trie = PathTrie<String>()
        for text in patterns {
            try trie.update(PathPattern(text)) { $0 = text }
        }
        return trie
    }

    func testRootAndSlashes() throws {
        let trie = try trie(["/", "/a/b"])
        XCTAssertEqual(trie.match("/")?.value, "/")
        XCTAssertEqual(trie.match("")?.value, "/")
        XCTAssertEqual(trie.match("//a///b/")?.value, "/a/b")
        XCTAssertNil(trie.match("/a"))
        XCTAssertNil(trie.match("/A/b"))
    }

    func testBrokenEscapesMatchNothing() throws {
        let trie = try trie(["/**all"])
        XCTAssertNil(trie.match("/x/%zz"))
        XCTAssertEqual(trie.match("/x/%20")?.parameters.remainder, ["x", " "])
    }

    func testEncodedSlashStaysInItsSegment() throws {
        XCTAssertEqual(try trie(["/f/:name"]).match("/f/a%2Fb")?.parameters["name"], "a/b")
    }

    func testOrderOfChoices() throws {
        let trie = try trie(["/x/**rest", "/x/*", "/x/:p", "/x/lit"])
        XCTAssertEqual(trie.match("/x/lit")?.value, "/x/lit")
        XCTAssertEqual(trie.match("/x/other")?.value, "/x/:p")
        XCTAssertEqual(trie.match("/x/lit/more")?.value, "/x/**rest")
    }

    func testNothingIsKeptOfDeadEnds() throws {
        let trie = try trie(["/:a/:b/end", "/*/**tail"])
        let match = try XCTUnwrap(trie.match("/1/2/3"))
        XCTAssertEqual(match.value, "/*/**tail")
        XCTAssertEqual(match.parameters.count, 1)
        XCTAssertNil(match.parameters["a"])
        XCTAssertEqual(match.parameters["tail"], "2/3")
    }

    func testAThrowingUpdateChangesNothing() throws {
        var trie = try trie(["/a"])
        XCTAssertThrowsError(try trie.update(PathPattern("/a")) { value in
            value = "changed"
            throw Refusal()
        })
        XCTAssertEqual(trie.match("/a")?.value, "/a")
        XCTAssertEqual(trie.count, 1)
        try trie.update(PathPattern("/a")) { $0?.append("!") }
        XCTAssertEqual(trie.match("/a")?.value, "/a!")
        XCTAssertEqual(trie.count, 1)
    }

    func testAllIsSortedByText() throws {
        XCTAssertEqual(try trie(["/b", "/a/:x", "/a"]).all.map(\.pattern.description), ["/a", "/a/:x", "/b"])
    }

    func testPatternEdges() throws {
        XCTAssertEqual(try PathPattern("/a//b/").description, "/a/b")
        XCTAssertEqual(try PathPattern("/"), .root)
        XCTAssertEqual(PathPattern.root.description, "/")
        XCTAssertThrowsError(try PathPattern("/**"))
        XCTAssertThrowsError(try PathPattern("/:id").appending(PathPattern("/x/:id"))) { error in
            XCTAssertEqual(error as? PatternError, .duplicateParameter("id", pattern: "/:id/x/:id"))
        }
    }

    func testTexts() {
        XCTAssertEqual("\(PatternError.missingLeadingSlash("é"))", "The pattern “é” does not begin with a slash.")
        XCTAssertEqual("\(PatternError.catchAllNotLast("/**a/b"))", "The pattern “/**a/b” goes on after its catch-all.")
        XCTAssertEqual("\(PatternError.duplicateParameter("a", pattern: "/"))", "The pattern “/” uses the name “a” twice.")
        XCTAssertEqual("\(ParameterError.missing("x"))", "The path has no parameter “x”.")
    }

    func testRequireReadsManyTypes() throws {
        let parameters = try XCTUnwrap(trie(["/:a/:b/:c"]).match("/1.5/true/-3")?.parameters)
        XCTAssertEqual(try parameters.require("a", as: Double.self), 1.5)
        XCTAssertTrue(try parameters.require("b"))
        XCTAssertEqual(try parameters.require("c", as: Int8.self), -3)
        XCTAssertThrowsError(try parameters.require("c", as: UInt.self)) { error in
            XCTAssertEqual(error as? ParameterError, .malformed("c", value: "-3", expected: "UInt"))
        }
    }
}
