import Testing

@testable import TemplateText

@Suite("Escaping")
struct EscapingTests {
    @Test func html() {
        #expect(Escaping.html.apply(to: "<a href=\"x\">Ö & 'é'</a>") == "&lt;a href=&quot;x&quot;&gt;Ö &amp; &#39;é&#39;&lt;/a&gt;")
    }

    @Test func header() {
        #expect(Escaping.header.apply(to: "Hi\r\nBcc: x@example.org") == "Hi Bcc: x@example.org")
    }

    @Test func url() {
        #expect(Escaping.url.apply(to: "a b/é") == "a%20b%2F%C3%A9")
    }

    @Test(arguments: Escaping.allCases)
    func harmlessTextStays(_ escaping: Escaping) {
        #expect(escaping.apply(to: "abc-123") == "abc-123")
    }
}

@Suite("Numbers")
struct NumberTests {
    @Test(arguments: [
        (NumberLocale.english, "1,234,567.50"),
        (.german, "1.234.567,50"),
        (.swissGerman, "1’234’567.50"),
        (.hindi, "12,34,567.50"),
    ])
    func groups(_ locale: NumberLocale, _ expected: String) {
        #expect(NumberStyle(locale).text(1_234_567.5, places: 2) == expected)
    }

    @Test func rounding() {
        let style = NumberStyle(.english)
        #expect(style.text(0.125, places: 2) == "0.13")
        #expect(style.text(-0.001, places: 2) == "0.00")
        #expect(style.text(-1.5, places: 0) == "-2")
    }

    @Test func smallNumbersAreNotGrouped() {
        #expect(NumberStyle(.spanish).text(1234) == "1234")
        #expect(NumberStyle(.spanish).text(12345) == "12.345")
        #expect(NumberStyle(.english, usesGrouping: false).text(-12345) == "-12345")
    }

    @Test func locales() {
        #expect(NumberLocale.named("de_CH") == .swissGerman)
        #expect(NumberLocale.named("de-AT") == .german)
        #expect(NumberLocale.named("xx") == .english)
    }

    @Test func currencies() {
        #expect(NumberStyle(.german).text(1234.5, in: Currency(code: "eur")) == "1.234,50\u{A0}€")
        #expect(NumberStyle(.english).text(-5, in: Currency(code: "USD")) == "-$5.00")
    }
}

@Suite("Values")
struct ValueTests {
    @Test func truth() {
        let falsy: [Value] = [.null, false, 0, 0.0, "", [], [:]]
        #expect(falsy.allSatisfy { !$0.isTruthy })
        #expect(Value.text("0").isTruthy)
    }

    @Test func text() {
        #expect(Value.list([1, "b", .null, true]).text == "1, b, , true")
        #expect((["b": 2, "a": 1] as Value).text == "a: 1, b: 2")
    }

    @Test func lookup() {
        let list: Value = ["a", "b", "c"]
        #expect(list[1] == "b")
        #expect(list[-1] == "c")
        #expect(list[3] == nil)
        #expect((["k": 1] as Value)["k"] == 1)
    }

    @Test func comparing() {
        #expect(Value.int(1).isSame(as: 1.0))
        #expect(!Value.int(1).isSame(as: "1"))
        #expect(Value.text("a").isLess(than: "b") == true)
        #expect(Value.text("a").isLess(than: 1) == nil)
    }

    @Test func conversion() {
        #expect(["a": [1, 2]].templateValue == ["a": [1, 2]])
        #expect((nil as Int?).templateValue == .null)
    }
}
