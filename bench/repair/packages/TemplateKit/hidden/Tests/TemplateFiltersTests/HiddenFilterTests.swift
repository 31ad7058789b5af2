import TemplateText
import Testing

@testable import TemplateFilters

private struct RepeatFilter: TemplateFilter {
    static let name = "repeat"

    func arguments(from reader: inout ArgumentReader) throws(FilterError) -> Int { try reader.int(default: 2) }

    func apply(to value: Value, _ count: Int, in context: FilterContext) throws(FilterError) -> Value {
        .text(String(repeating: value.text, count: max(0, count)) + context.locale.identifier)
    }
}

@Suite("Hidden: filters")
struct HiddenFilterTests {
    private func apply(_ name: String, _ value: Value, _ arguments: Value...) throws -> Value {
        try FilterRegistry.standard.apply(name, to: value, arguments: arguments, in: FilterContext(locale: .english))
    }

    @Test func joinEdges() throws {
        #expect(try apply("join", []) == "")
        #expect(try apply("join", ["a"], "-", "+") == "a")
        #expect(try apply("join", ["a", "b"], "-", "+") == "a+b")
        #expect(try apply("join", [1, .null, true]) == "1, , true")
    }

    @Test func truncateEdges() throws {
        #expect(try apply("truncate", "abcdef", 2, "...") == "..")
        #expect(try apply("truncate", "abcdef", 0) == "")
        #expect(try apply("truncate", "👩‍👩‍👧é漢x", 3) == "👩‍👩‍👧é…")
        #expect(try apply("truncate", "", 0) == "")
    }

    @Test func replaceEdges() throws {
        #expect(try apply("replace", "aaa", "aa", "b") == "ba")
        #expect(try apply("replace", "abc", "", "x") == "abc")
        #expect(try apply("replace", "a-b-c", "-", "") == "abc")
        #expect(throws: FilterError.missingArgument(2)) { try apply("replace", "a", "b") }
    }

    @Test func lengthEdges() throws {
        #expect(try apply("length", "👩‍👩‍👧é") == 2)
        #expect(try apply("length", .null) == 0)
        #expect(try apply("length", ["a": 1]) == 1)
        #expect(throws: FilterError.wrongInput(expected: "text or list", found: "int")) { try apply("length", 3) }
    }

    @Test func firstAndReverse() throws {
        #expect(try apply("first", "éa") == "é")
        #expect(try apply("first", "") == .null)
        #expect(try apply("reverse", "añ") == "ña")
        #expect(throws: FilterError.wrongInput(expected: "text or list", found: "null")) { try apply("reverse", .null) }
    }

    @Test func trimAndCapitalize() throws {
        #expect(try apply("trim", " \n a b\t") == "a b")
        #expect(try apply("trim", "  ") == "")
        #expect(try apply("capitalize", "ßx") == "SSx")
        #expect(try apply("capitalize", "") == "")
    }

    @Test func numbers() throws {
        #expect(try apply("number", 1234567) == "1,234,567")
        #expect(try apply("number", 5, 2) == "5.00")
        #expect(try apply("number", 2.5) == "3")
        #expect(throws: FilterError.wrongInput(expected: "a number", found: "text")) { try apply("number", "5") }
        #expect(throws: FilterError.tooManyArguments(allowed: 1)) { try apply("number", 5, 2, 3) }
    }

    @Test func plurals() throws {
        #expect(try apply("plural", 0, "one", "many") == "many")
        #expect(try apply("plural", -1, "one", "many") == "one")
        #expect(try apply("plural", 1.5, "one", "many") == "many")
    }

    @Test func defaults() throws {
        #expect(try apply("default", "", 1) == 1)
        #expect(try apply("default", false, 1) == false)
        #expect(throws: FilterError.missingArgument(1)) { try apply("default", .null) }
    }

    @Test func ownFiltersReplaceOthers() throws {
        var registry = FilterRegistry.standard
        registry.register(RepeatFilter.self)
        let context = FilterContext(locale: .french)
        #expect(try registry.apply("repeat", to: "é", in: context) == "ééfr")
        registry.register("repeat") { _ in 1 }
        #expect(try registry.apply("repeat", to: "é", in: context) == 1)
        #expect(throws: FilterError.tooManyArguments(allowed: 0)) {
            try registry.apply("repeat", to: "é", arguments: [1], in: context)
        }
    }

    @Test(arguments: [
        (FilterError.unknown("é"), "there is no filter “é”"),
        (.missingArgument(2), "argument 2 is missing"),
        (.tooManyArguments(allowed: 1), "at most 1 arguments are allowed"),
        (.wrongArgument(1, expected: "int", found: "text"), "argument 1 is text, expected int"),
        (.wrongInput(expected: "list", found: "null"), "the value is null, expected list"),
    ])
    func messages(_ error: FilterError, _ text: String) {
        #expect("\(error)" == text)
    }
}
