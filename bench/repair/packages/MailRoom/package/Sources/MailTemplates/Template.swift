/// A text with places: `{{name}}`, `{{#if name}}…{{/if}}`, `{{#each names}}…{{/each}}`.
///
/// Names in an `each` block are looked for in the element first. A place may have filters.
public struct Template: Hashable, Sendable {
    indirect enum Node: Hashable, Sendable {
        case text(String)
        case value(String, [TemplateFilter])
        case block(Block, String, [Node])
    }

    enum Block: String, CaseIterable, Sendable {
        case present = "if"
        case absent = "unless"
        case each
    }

    /// How values are put in.
    public enum Escaping: Sendable {
        case none
        case html

        func apply(to text: String) -> String {
            guard case .html = self else { return text }
            return text.reduce(into: "") { result, character in
                switch character {
                case "&": result += "&amp;"
                case "<": result += "&lt;"
                case ">": result += "&gt;"
                case "\"": result += "&quot;"
                default: result.append(character)
                }
            }
        }
    }

    let nodes: [Node]

    public init(_ source: String) throws(TemplateError) {
        var parser = TemplateParser(source)
        nodes = try parser.parse()
    }

    /// - Throws: `TemplateError.missingValue`, `TemplateError.notAList`.
    public func fill(_ scope: TemplateScope, escaping: Escaping = .none) throws(TemplateError) -> String {
        var text = ""
        try Self.fill(nodes, scope, escaping, into: &text)
        return text
    }

    /// The names that it uses, each once, in the order in which they come.
    public var names: [String] {
        var names: [String] = []
        func visit(_ nodes: [Node]) {
            for node in nodes {
                switch node {
                case .text:
                    continue
                case .value(let name, _):
                    add(name)
                case .block(_, let name, let inner):
                    add(name)
                    visit(inner)
                }
            }
        }
        func add(_ name: String) {
            if !names.contains(name) {
                names.append(name)
            }
        }
        visit(nodes)
        return names
    }

    private static func fill(
        _ nodes: [Node], _ scope: TemplateScope, _ escaping: Escaping, into text: inout String
    ) throws(TemplateError) {
        for node in nodes {
            switch node {
            case .text(let literal):
                text += literal
            case .value(let name, let filters):
                guard let value = scope[name] else { throw .missingValue(name) }
                let filtered = filters.reduce(value.text) { $1.apply(to: $0) }
                text += escaping.apply(to: filtered)
            case .block(.present, let name, let inner):
                if scope[name]?.isTrue ?? false {
                    try fill(inner, scope, escaping, into: &text)
                }
            case .block(.absent, let name, let inner):
                if !(scope[name]?.isTrue ?? false) {
                    try fill(inner, scope, escaping, into: &text)
                }
            case .block(.each, let name, let inner):
                guard let value = scope[name] else { throw .missingValue(name) }
                guard case .list(let elements) = value else { throw .notAList(name) }
                for element in elements {
                    try fill(inner, element.inside(scope), escaping, into: &text)
                }
            }
        }
    }
}
