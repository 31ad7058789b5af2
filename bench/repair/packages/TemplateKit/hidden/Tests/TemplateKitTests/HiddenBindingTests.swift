import TemplateSyntax
import Testing

@testable import TemplateKit

@Suite("Hidden: includes with variables")
struct HiddenBindingTests {
    @Test func bindingsSeeTheOuterScope() async throws {
        let loader = MemoryLoader(["main": "{% include 'p' with a = b, b = a %}{{ a }}{{ b }}", "p": "{{ a }}{{ b }}-"])
        #expect(try await TemplateEngine(loader: loader).render("main", with: ["a": 1, "b": 2]) == "21-12")
    }

    @Test func bindingsReachInnerIncludes() async throws {
        let loader = MemoryLoader(["main": "{% include 'p' with x = 'é' | upper %}", "p": "{% include 'q' %}", "q": "{{ x }}"])
        #expect(try await TemplateEngine(loader: loader).render("main") == "É")
    }

    @Test func variablesOfBindingsAreNeeded() throws {
        let template = try Template(parsing: "{% include 'p' with x = y %}{{ x }}")
        #expect(VariableCollector.names(in: template) == ["x", "y"])
    }

    @Test func faults() {
        #expect(throws: SyntaxError(.unexpected(found: "“%}”", expected: "a variable"), at: Position(line: 1, column: 21))) {
            try Template(parsing: "{% include 'p' with %}")
        }
    }
}
