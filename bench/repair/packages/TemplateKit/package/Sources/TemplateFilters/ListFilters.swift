import TemplateText

/// The count of characters, items or fields.
struct LengthFilter: TemplateFilter {
    static let name = "length"

    func apply(to value: Value, _: Void, in _: FilterContext) throws(FilterError) -> Value {
        switch value {
        case let .text(text): .int(text.count)
        case let .list(items): .int(items.count)
        case let .record(fields): .int(fields.count)
        case .null: 0
        case .bool, .int, .double: throw FilterError.wrongInput(expected: "text or list", found: value.kind)
        }
    }
}

struct JoinFilter: TemplateFilter {
    static let name = "join"

    /// What stands between items, and what stands before the last one.
    struct Arguments {
        let separator: String
        let last: String
    }

    func arguments(from reader: inout ArgumentReader) throws(FilterError) -> Arguments {
        let separator = try reader.text(default: ", ")
        return Arguments(separator: separator, last: try reader.text(default: separator))
    }

    func apply(to value: Value, _ arguments: Arguments, in _: FilterContext) throws(FilterError) -> Value {
        guard case let .list(items) = value else {
            throw .wrongInput(expected: "list", found: value.kind)
        }
        guard let last = items.last, items.count > 1 else { return .text(items.first?.text ?? "") }
        let head = items.dropLast().map(\.text).joined(separator: arguments.separator)
        return .text(head + arguments.last + last.text)
    }
}

/// The first item or character; null when there is none.
struct FirstFilter: TemplateFilter {
    static let name = "first"

    func apply(to value: Value, _: Void, in _: FilterContext) throws(FilterError) -> Value {
        switch value {
        case let .list(items): return items.first ?? .null
        case let .text(text): return text.first.map { .text(String($0)) } ?? .null
        default: throw .wrongInput(expected: "text or list", found: value.kind)
        }
    }
}

struct ReverseFilter: TemplateFilter {
    static let name = "reverse"

    func apply(to value: Value, _: Void, in _: FilterContext) throws(FilterError) -> Value {
        switch value {
        case let .list(items): return .list(items.reversed())
        case let .text(text): return .text(String(text.reversed()))
        default: throw .wrongInput(expected: "text or list", found: value.kind)
        }
    }
}

/// Another value instead of null or an empty text.
struct DefaultFilter: TemplateFilter {
    static let name = "default"

    func arguments(from reader: inout ArgumentReader) throws(FilterError) -> Value {
        try reader.any()
    }

    func apply(to value: Value, _ fallback: Value, in _: FilterContext) throws(FilterError) -> Value {
        switch value {
        case .null, .text(""): fallback
        default: value
        }
    }
}
