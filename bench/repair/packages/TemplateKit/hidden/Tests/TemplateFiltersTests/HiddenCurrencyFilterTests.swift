import TemplateText
import Testing

@testable import TemplateFilters

@Suite("Hidden: the filter for currencies")
struct HiddenCurrencyFilterTests {
    @Test func amounts() throws {
        let registry = FilterRegistry.standard
        #expect(registry.names.contains("currency"))
        let text = try registry.apply("currency", to: 1234, arguments: ["jpy"], in: FilterContext(locale: .english))
        #expect(text == "¥1,234")
    }

    @Test func faults() {
        #expect(throws: FilterError.wrongInput(expected: "a number", found: "text")) {
            try FilterRegistry.standard.apply("currency", to: "1", arguments: ["EUR"], in: FilterContext())
        }
        #expect(throws: FilterError.missingArgument(1)) {
            try FilterRegistry.standard.apply("currency", to: 1, in: FilterContext())
        }
    }
}
