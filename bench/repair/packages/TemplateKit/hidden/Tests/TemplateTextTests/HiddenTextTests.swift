import Foundation
import Testing

@testable import TemplateText

@Suite("Hidden: texts and numbers")
struct HiddenTextTests {
    @Test func headersLoseEveryKindOfLineBreak() {
        #expect(Escaping.header.apply(to: "\na\n\n\rb\u{2028}c\r\n") == "a b c")
        #expect(Escaping.header.apply(to: "") == "")
    }

    @Test func urlKeepsUnreservedCharactersOnly() {
        #expect(Escaping.url.apply(to: "AZaz09-._~") == "AZaz09-._~")
        #expect(Escaping.url.apply(to: "&=+%漢") == "%26%3D%2B%25%E6%BC%A2")
    }

    @Test func htmlEscapesOnce() {
        #expect(Escaping.html.apply(to: "&amp;") == "&amp;amp;")
        #expect(Escaping.none.apply(to: "<&>") == "<&>")
    }

    @Test(arguments: [
        (0.0, 0, "0"), (0.5, 0, "1"), (2.5, 0, "3"), (999.995, 1, "1,000.0"), (0.05, 1, "0.1"), (12.0, -3, "12"),
        (-0.5, 0, "-1"), (-0.4, 0, "0"), (0.000000001, 12, "0.000000001"),
    ])
    func roundingEdges(_ number: Double, _ places: Int, _ expected: String) {
        #expect(NumberStyle(.english).text(number, places: places) == expected)
    }

    @Test func numbersWithoutDigits() {
        let style = NumberStyle(.german)
        #expect(style.text(.nan, places: 2) == "NaN")
        #expect(style.text(-.infinity, places: 2) == "-∞")
        #expect(style.text(1e300, places: 2) == "1e+300")
    }

    @Test func wholeNumberEdges() {
        let style = NumberStyle(.english)
        #expect(style.text(0) == "0")
        #expect(style.text(999) == "999")
        #expect(style.text(-1000) == "-1,000")
        #expect(style.text(Int.min) == "-9,223,372,036,854,775,808")
        #expect(NumberStyle(.hindi).text(1_00_00_000) == "1,00,00,000")
        #expect(NumberStyle(.french).text(1_000_000) == "1\u{202F}000\u{202F}000")
    }

    @Test func localeNames() {
        #expect(NumberLocale.named("DE-ch") == .swissGerman)
        #expect(NumberLocale.named("fr-CA").identifier == "fr")
        #expect(NumberLocale.named("").identifier == "en")
    }

    @Test func aLocaleWithoutGroups() {
        let locale = NumberLocale(identifier: "x", decimalSeparator: ":", groupSeparator: "_", grouping: [0])
        #expect(NumberStyle(locale).text(12345.6, places: 1) == "12345:6")
    }

    @Test func kinds() {
        let values: [Value] = [.null, true, 1, 1.5, "", [], [:]]
        #expect(values.map(\.kind) == ["null", "bool", "int", "double", "text", "list", "record"])
        #expect(values.map(\.text) == ["", "true", "1", "1.5", "", "", ""])
    }

    @Test func lookupEdges() {
        let list: Value = ["a", "b"]
        #expect(list[-2] == "a")
        #expect(list[-3] == nil)
        #expect(list["0"] == nil)
        #expect(Value.text("ab")[0] == nil)
        #expect((["a": 1, "a": 2] as Value)["a"] == 2)
    }

    @Test func comparisons() {
        #expect(Value.double(1.5).isLess(than: 2) == true)
        #expect(Value.int(2).isLess(than: 2.0) == false)
        #expect(Value.bool(false).isLess(than: true) == nil)
        #expect(Value.list([1]).isSame(as: [1]))
        #expect(!Value.null.isSame(as: false))
    }

    @Test func json() throws {
        let value: Value = ["a": [1, 2.5, "é", true, .null], "b": ["c": [:]]]
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let bytes = try encoder.encode(value)
        #expect(String(decoding: bytes, as: UTF8.self) == #"{"a":[1,2.5,"é",true,null],"b":{"c":{}}}"#)
        #expect(try JSONDecoder().decode(Value.self, from: bytes) == value)
    }
}
