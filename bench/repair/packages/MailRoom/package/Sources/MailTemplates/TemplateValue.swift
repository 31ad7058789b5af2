/// What a template is filled with.
public enum TemplateValue: Hashable, Sendable {
    case text(String)
    case number(Int)
    case flag(Bool)
    case list([TemplateScope])

    /// Whether a block for it is shown: texts and lists if they are not empty, numbers if they are not 0.
    var isTrue: Bool {
        switch self {
        case .text(let text): !text.isEmpty
        case .number(let number): number != 0
        case .flag(let flag): flag
        case .list(let scopes): !scopes.isEmpty
        }
    }

    /// How it is shown; a list shows how many it holds.
    var text: String {
        switch self {
        case .text(let text): text
        case .number(let number): String(number)
        case .flag(let flag): flag ? "yes" : "no"
        case .list(let scopes): String(scopes.count)
        }
    }
}

extension TemplateValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
    public init(stringLiteral value: String) { self = .text(value) }
    public init(integerLiteral value: Int) { self = .number(value) }
    public init(booleanLiteral value: Bool) { self = .flag(value) }
}

/// Values by their names; those of an outer scope are seen as well.
public struct TemplateScope: Hashable, Sendable, ExpressibleByDictionaryLiteral {
    private var values: [String: TemplateValue]

    public init(_ values: [String: TemplateValue] = [:]) {
        self.values = values
    }

    /// The last of equal names counts.
    public init(dictionaryLiteral elements: (String, TemplateValue)...) {
        self.init(Dictionary(elements, uniquingKeysWith: { _, last in last }))
    }

    public subscript(name: String) -> TemplateValue? {
        get { values[name] }
        set { values[name] = newValue }
    }

    /// This scope with what `outer` has and it has not.
    func inside(_ outer: TemplateScope) -> TemplateScope {
        TemplateScope(outer.values.merging(values) { _, inner in inner })
    }
}
