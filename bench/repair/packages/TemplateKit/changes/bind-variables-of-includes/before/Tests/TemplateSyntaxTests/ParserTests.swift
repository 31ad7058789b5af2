import TemplateText
import Testing

@testable import TemplateSyntax

@Suite("Parser")
struct ParserTests {
    private func expression(_ source: String) throws -> Expression {
        let template = try Template(parsing: "{{ \(source) }}")
        guard case let .output(expression, _)? = template.nodes.first else {
            throw SyntaxError(.unexpected(found: "nothing", expected: "an output"), at: Position())
        }
        return expression
    }

    @Test func precedence() throws {
        let a = Expression.path(Path("a"))
        #expect(try expression("a + 1 < 2 and a") == .binary(.and, .binary(.less, .binary(.plus, a, .literal(1)), .literal(2)), a))
        #expect(try expression("1 - 2 - 3") == .binary(.minus, .binary(.minus, .literal(1), .literal(2)), .literal(3)))
        #expect(try expression("not a == 1") == .binary(.equal, .not(a), .literal(1)))
    }

    @Test func filters() throws {
        let call = FilterCall(name: "join", arguments: [.literal(", ")])
        #expect(
            try expression("a | join(', ') | upper")
                == .filtered(.filtered(.path(Path("a")), by: call), by: FilterCall(name: "upper")))
    }

    @Test func paths() throws {
        let path = Path("order", [.key("items"), .index(0), .key("title")])
        #expect(try expression("order.items.0.title") == .path(path))
        #expect(path.description == "order.items.0.title")
    }

    @Test func conditions() throws {
        let template = try Template(parsing: "{% if a %}1{% elif b %}2{% else %}3{% end %}")
        #expect(template.nodes == [
            .condition(
                [
                    Node.Branch(condition: .path(Path("a")), body: [.text("1")]),
                    Node.Branch(condition: .path(Path("b")), body: [.text("2")]),
                ],
                otherwise: [.text("3")]
            )
        ])
    }

    @Test func includes() throws {
        let template = try Template(parsing: "{% include 'x' %}")
        #expect(template.nodes == [.include(.literal("x"))])
    }

    @Test(arguments: [
        ("{% if a %}", "1:1: “if” has no end"),
        ("{% for a in b %}\n{% else %}", "2:1: “else” belongs to no open tag"),
        ("x{% end %}", "1:2: “end” belongs to no open tag"),
        ("{% jump %}", "1:1: there is no tag “jump”"),
        ("{{ a b }}", "1:6: found “b”, expected “}}”"),
        ("{{ }}", "1:4: found “}}”, expected a value"),
    ])
    func faults(_ source: String, _ message: String) {
        #expect {
            try Template(parsing: source)
        } throws: { error in
            (error as? SyntaxError)?.description == message
        }
    }

    @Test func variables() throws {
        let template = try Template(parsing: "{% set x = y %}{{ x }}{% for i in items %}{{ i }}{{ loop.index }}{% end %}{{ i }}")
        #expect(VariableCollector.names(in: template) == ["i", "items", "y"])
    }
}
