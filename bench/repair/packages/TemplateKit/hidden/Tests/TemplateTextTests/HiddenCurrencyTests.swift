import Testing

@testable import TemplateText

@Suite("Hidden: currencies")
struct HiddenCurrencyTests {
    @Test(arguments: [
        (NumberLocale.english, "GBP", "-£1,234.57"), (.german, "GBP", "-1.234,57\u{A0}£"),
        (.swissGerman, "CHF", "-CHF\u{A0}1’234.57"), (.french, "JPY", "-1\u{202F}235\u{A0}¥"), (.hindi, "inr", "-₹1,234.57"),
    ])
    func placement(_ locale: NumberLocale, _ code: String, _ expected: String) {
        #expect(NumberStyle(locale).text(-1234.567, in: Currency(code: code)) == expected)
    }

    @Test func nothingHasNoSign() {
        #expect(NumberStyle(.english).text(-0.001, in: Currency(code: "USD")) == "$0.00")
        #expect(NumberStyle(.english).text(-0.4, in: Currency(code: "JPY")) == "¥0")
        #expect(NumberStyle(.english).text(-0.005, in: Currency(code: "USD")) == "-$0.01")
    }

    @Test func unknownCodes() {
        let currency = Currency(code: "sek")
        #expect(currency.sign == "SEK")
        #expect(currency.places == 2)
    }
}
