/// The conventions of a language for writing numbers. They are kept here, so that a mail reads the
/// same wherever it was made.
public struct NumberLocale: Sendable, Hashable {
    public let identifier: String
    public let decimalSeparator: String
    public let groupSeparator: String
    /// The sizes of the groups from the right; the last one repeats.
    public let grouping: [Int]
    /// Numbers with fewer digits before the decimal separator are not grouped.
    public let minimumGroupedDigits: Int
    /// Where the sign of a currency stands.
    public let currencyPlacement: CurrencyPlacement

    public init(
        identifier: String,
        decimalSeparator: String,
        groupSeparator: String,
        grouping: [Int] = [3],
        minimumGroupedDigits: Int = 4,
        currencyPlacement: CurrencyPlacement = .before(separator: "")
    ) {
        self.identifier = identifier
        self.decimalSeparator = decimalSeparator
        self.groupSeparator = groupSeparator
        self.grouping = grouping.filter { $0 > 0 }
        self.minimumGroupedDigits = minimumGroupedDigits
        self.currencyPlacement = currencyPlacement
    }

    /// The locale of an identifier such as `de-CH`; without its region when that is unknown,
    /// and English when the language is unknown.
    public static func named(_ identifier: String) -> NumberLocale {
        let wanted = identifier.lowercased().map { $0 == "_" ? "-" : $0 }
        let text = String(wanted)
        if let exact = known[text] { return exact }
        let language = text.prefix { $0 != "-" }
        return known[String(language)] ?? .english
    }

    private static let known: [String: NumberLocale] = Dictionary(
        uniqueKeysWithValues: [.english, .german, .swissGerman, .french, .spanish, .hindi]
            .map { ($0.identifier.lowercased(), $0) }
    )
}

extension NumberLocale {
    public static let english = NumberLocale(identifier: "en", decimalSeparator: ".", groupSeparator: ",")

    public static let german = NumberLocale(
        identifier: "de",
        decimalSeparator: ",",
        groupSeparator: ".",
        currencyPlacement: .after(separator: "\u{A0}")
    )

    public static let swissGerman = NumberLocale(
        identifier: "de-CH",
        decimalSeparator: ".",
        groupSeparator: "’",
        currencyPlacement: .before(separator: "\u{A0}")
    )

    public static let french = NumberLocale(
        identifier: "fr",
        decimalSeparator: ",",
        groupSeparator: "\u{202F}",
        currencyPlacement: .after(separator: "\u{A0}")
    )

    public static let spanish = NumberLocale(
        identifier: "es",
        decimalSeparator: ",",
        groupSeparator: ".",
        minimumGroupedDigits: 5,
        currencyPlacement: .after(separator: "\u{A0}")
    )

    public static let hindi = NumberLocale(
        identifier: "hi",
        decimalSeparator: ".",
        groupSeparator: ",",
        grouping: [3, 2]
    )
}
