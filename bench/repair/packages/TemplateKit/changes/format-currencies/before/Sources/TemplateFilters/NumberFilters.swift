import TemplateText

/// Writes a number by the conventions of the locale, with a count of decimals.
struct NumberFilter: TemplateFilter {
    static let name = "number"

    func arguments(from reader: inout ArgumentReader) throws(FilterError) -> Int {
        try reader.int(default: 0)
    }

    func apply(to value: Value, _ places: Int, in context: FilterContext) throws(FilterError) -> Value {
        let style = NumberStyle(context.locale)
        switch value {
        case let .int(number) where places <= 0: return .text(style.text(number))
        case let .int(number): return .text(style.text(Double(number), places: places))
        case let .double(number): return .text(style.text(number, places: places))
        default: throw .wrongInput(expected: "a number", found: value.kind)
        }
    }
}

/// Chooses a form by a count: `{{ n | plural("item", "items") }}`.
struct PluralFilter: TemplateFilter {
    static let name = "plural"

    func arguments(from reader: inout ArgumentReader) throws(FilterError) -> (one: String, many: String) {
        (try reader.text(), try reader.text())
    }

    func apply(
        to value: Value,
        _ forms: (one: String, many: String),
        in _: FilterContext
    ) throws(FilterError) -> Value {
        guard let count = value.number else {
            throw .wrongInput(expected: "a number", found: value.kind)
        }
        return .text(count.magnitude == 1 ? forms.one : forms.many)
    }
}
