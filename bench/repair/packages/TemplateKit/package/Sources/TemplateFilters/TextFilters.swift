import TemplateText

struct UpperFilter: TemplateFilter {
    static let name = "upper"

    func apply(to value: Value, _: Void, in _: FilterContext) throws(FilterError) -> Value {
        .text(value.text.uppercased())
    }
}

struct LowerFilter: TemplateFilter {
    static let name = "lower"

    func apply(to value: Value, _: Void, in _: FilterContext) throws(FilterError) -> Value {
        .text(value.text.lowercased())
    }
}

/// Makes the first letter large and leaves the others.
struct CapitalizeFilter: TemplateFilter {
    static let name = "capitalize"

    func apply(to value: Value, _: Void, in _: FilterContext) throws(FilterError) -> Value {
        let text = value.text
        return .text(text.prefix(1).uppercased() + text.dropFirst())
    }
}

struct TrimFilter: TemplateFilter {
    static let name = "trim"

    func apply(to value: Value, _: Void, in _: FilterContext) throws(FilterError) -> Value {
        let head = value.text.drop(while: \.isWhitespace)
        guard let last = head.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return .text(String(head[...last]))
    }
}

/// Cuts a text to a count of characters, the mark at its end included.
struct TruncateFilter: TemplateFilter {
    static let name = "truncate"

    func arguments(from reader: inout ArgumentReader) throws(FilterError) -> (count: Int, mark: String) {
        (try reader.int(), try reader.text(default: "…"))
    }

    func apply(
        to value: Value,
        _ arguments: (count: Int, mark: String),
        in _: FilterContext
    ) throws(FilterError) -> Value {
        let text = value.text
        guard text.count > arguments.count else { return .text(text) }
        let kept = max(0, arguments.count - arguments.mark.count)
        let mark = arguments.mark.prefix(max(0, arguments.count))
        return .text(String(text.prefix(kept) + mark))
    }
}

/// Replaces every occurrence of a text; an empty one occurs nowhere.
struct ReplaceFilter: TemplateFilter {
    static let name = "replace"

    func arguments(from reader: inout ArgumentReader) throws(FilterError) -> (target: String, replacement: String) {
        (try reader.text(), try reader.text())
    }

    func apply(
        to value: Value,
        _ arguments: (target: String, replacement: String),
        in _: FilterContext
    ) throws(FilterError) -> Value {
        guard !arguments.target.isEmpty else { return .text(value.text) }
        var rest = Substring(value.text)
        var result = ""
        while !rest.isEmpty {
            if rest.hasPrefix(arguments.target) {
                result += arguments.replacement
                rest = rest.dropFirst(arguments.target.count)
            } else {
                result.append(rest.removeFirst())
            }
        }
        return .text(result)
    }
}

struct URLFilter: TemplateFilter {
    static let name = "url"

    func apply(to value: Value, _: Void, in _: FilterContext) throws(FilterError) -> Value {
        .text(Escaping.url.apply(to: value.text))
    }
}
