import TemplateText
import Testing

@testable import TemplateFilters

@Suite("Filters")
struct FilterTests {
    private func apply(_ name: String, _ value: Value, _ arguments: Value...) throws -> Value {
        try FilterRegistry.standard.apply(name, to: value, arguments: arguments, in: FilterContext(locale: .german))
    }

    @Test func cases() throws {
        #expect(try apply("upper", "straße") == "STRASSE")
        #expect(try apply("lower", "ÀB") == "àb")
        #expect(try apply("capitalize", "éa B") == "Éa B")
    }

    @Test func truncation() throws {
        #expect(try apply("truncate", "漢字かな", 3) == "漢字…")
        #expect(try apply("truncate", "abc", 3) == "abc")
        #expect(try apply("truncate", "abcdef", 5, "..") == "abc..")
    }

    @Test func lists() throws {
        #expect(try apply("join", ["a", "b", "c"], ", ", " and ") == "a, b and c")
        #expect(try apply("length", ["a", "b"]) == 2)
        #expect(try apply("first", []) == .null)
        #expect(try apply("reverse", [1, 2]) == [2, 1])
    }

    @Test func numbers() throws {
        #expect(try apply("number", 1234.567, 1) == "1.234,6")
        #expect(try apply("currency", 3, "EUR") == "3,00\u{A0}€")
        #expect(try apply("plural", 1, "Stück", "Stücke") == "Stück")
    }

    @Test func defaults() throws {
        #expect(try apply("default", .null, "x") == "x")
        #expect(try apply("default", 0, "x") == 0)
    }

    @Test func faults() {
        #expect(throws: FilterError.unknown("nope")) { try apply("nope", 1) }
        #expect(throws: FilterError.missingArgument(1)) { try apply("truncate", "a") }
        #expect(throws: FilterError.tooManyArguments(allowed: 0)) { try apply("upper", "a", 1) }
        #expect(throws: FilterError.wrongArgument(1, expected: "int", found: "text")) { try apply("truncate", "a", "b") }
        #expect(throws: FilterError.wrongInput(expected: "list", found: "text")) { try apply("join", "a") }
    }

    @Test func ownFilters() throws {
        var registry = FilterRegistry()
        registry.register("shout") { .text($0.text + "!") }
        #expect(registry.names == ["shout"])
        #expect(try registry.apply("shout", to: "hé", in: FilterContext()) == "hé!")
    }
}
