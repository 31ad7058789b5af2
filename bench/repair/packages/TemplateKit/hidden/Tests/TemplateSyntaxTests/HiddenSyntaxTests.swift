import TemplateText
import Testing

@testable import TemplateSyntax

@Suite("Hidden: syntax")
struct HiddenSyntaxTests {
    private func expression(_ source: String) throws -> Expression? {
        guard case let .output(expression, _)? = try Template(parsing: "{{" + source + "}}").nodes.first else { return nil }
        return expression
    }

    @Test func allPrecedences() throws {
        let ordered: [[Operator]] = [
            [.or], [.and], [.equal, .notEqual], [.less, .atMost, .greater, .atLeast], [.coalesce], [.plus, .minus],
        ]
        for (lower, higher) in zip(ordered, ordered.dropFirst()) {
            #expect(lower.allSatisfy { low in higher.allSatisfy { low.precedence < $0.precedence } })
        }
        #expect(try expression("a or b and c") == .binary(.or, .path(Path("a")), .binary(.and, .path(Path("b")), .path(Path("c")))))
        #expect(try expression("a ?? b + 1") == .binary(.coalesce, .path(Path("a")), .binary(.plus, .path(Path("b")), .literal(1))))
    }

    @Test func parentheses() throws {
        #expect(try expression("1 - (2 - 3)") == .binary(.minus, .literal(1), .binary(.minus, .literal(2), .literal(3))))
        #expect(try expression("(a | f) + 1") == .binary(.plus, .filtered(.path(Path("a")), by: FilterCall(name: "f")), .literal(1)))
        #expect(try expression("1 + a | f()") == .filtered(.binary(.plus, .literal(1), .path(Path("a"))), by: FilterCall(name: "f")))
    }

    @Test func constantsAndLists() throws {
        #expect(try expression("[true, null, [], 'é']") == .list([.literal(true), .literal(.null), .list([]), .literal("é")]))
        #expect(try expression("not not a") == .not(.not(.path(Path("a")))))
        #expect(try expression("1 - -x") == .binary(.minus, .literal(1), .negative(.path(Path("x")))))
    }

    @Test func numbers() throws {
        #expect(try expression("007") == .literal(7))
        #expect(try expression("1.") == .literal(1.0))
        #expect(throws: SyntaxError(.numberTooLarge("9223372036854775808"), at: Position(line: 1, column: 3))) {
            try expression("9223372036854775808")
        }
    }

    @Test func namesMayBeForeign() throws {
        #expect(try expression("größe_1.名") == .path(Path("größe_1", [.key("名")])))
    }

    @Test func nestedTags() throws {
        let template = try Template(parsing: "{% for a in b %}{% if a %}x{% end %}{% empty %}y{% end %}z")
        let branch = Node.Branch(condition: .path(Path("a")), body: [.text("x")])
        #expect(template.nodes == [
            .loop(variable: "a", .path(Path("b")), body: [.condition([branch], otherwise: [])], empty: [.text("y")]),
            .text("z"),
        ])
    }

    @Test func emptySources() throws {
        #expect(try Template(parsing: "").nodes.isEmpty)
        #expect(try Template(parsing: "{# only #}").nodes.isEmpty)
        #expect(try Template(parsing: "a } b { c").nodes == [.text("a } b { c")])
    }

    @Test(arguments: [
        ("{% if a %}{% else %}{% elif b %}{% end %}", "1:21: “elif” belongs to no open tag"),
        ("{% if %}", "1:7: found “%}”, expected a value"),
        ("{% for in b %}", "1:11: found “b”, expected “in”"),
        ("{% set a 1 %}", "1:10: found a number, expected “=”"),
        ("{{ a. }}", "1:7: found “}}”, expected a key or an index"),
        ("{{ f | }}", "1:8: found “}}”, expected a filter"),
        ("é\r\n{{ (a }}", "2:7: found “}}”, expected “)”"),
        ("{% 5 %}", "1:4: found a number, expected a tag"),
    ])
    func messages(_ source: String, _ message: String) {
        #expect {
            try Template(parsing: source)
        } throws: { error in
            "\(error)" == message
        }
    }

    @Test func positionsAreOrdered() {
        #expect(Position(line: 1, column: 9) < Position(line: 2, column: 1))
        #expect(Position(line: 2, column: 1) < Position(line: 2, column: 2))
    }

    @Test func collectors() throws {
        let source = "{{ a | f(b) }}{% if not c %}{{ [d, -e] }}{% end %}{% include n %}{% for x in xs %}{% empty %}{{ x }}{% end %}"
        let template = try Template(parsing: source)
        #expect(VariableCollector.names(in: template) == ["a", "b", "c", "d", "e", "n", "x", "xs"])
        let filters = FilterCollector()
        filters.visit(template)
        #expect(filters.names == ["f"])
    }
}
