/// Cuts a template into its nodes.
struct TemplateParser {
    private let source: String
    private var rest: Substring

    private struct Open {
        let block: Template.Block
        let name: String
        let offset: Int
        var nodes: [Template.Node] = []
    }

    init(_ source: String) {
        self.source = source
        rest = source[...]
    }

    mutating func parse() throws(TemplateError) -> [Template.Node] {
        var nodes: [Template.Node] = []
        var open: [Open] = []

        func add(_ node: Template.Node) {
            if open.isEmpty {
                nodes.append(node)
            } else {
                open[open.count - 1].nodes.append(node)
            }
        }

        while !rest.isEmpty {
            let text = takeText()
            if !text.isEmpty {
                add(.text(text))
            }
            guard let (tag, offset) = try takeTag() else { break }
            if tag.hasPrefix("#") {
                open.append(try block(tag, offset))
            } else if tag.hasPrefix("/") {
                let name = String(tag.dropFirst())
                guard let last = open.popLast(), last.block.rawValue == name else {
                    throw .unbalanced(name, offset: offset)
                }
                add(.block(last.block, last.name, last.nodes))
            } else {
                add(try value(tag))
            }
        }
        if let last = open.last {
            throw .unbalanced(last.block.rawValue, offset: last.offset)
        }
        return nodes
    }

    private func block(_ tag: String, _ offset: Int) throws(TemplateError) -> Open {
        let words = tag.dropFirst().split(separator: " ").map(String.init)
        guard words.count == 2, let block = Template.Block(rawValue: words[0]) else {
            throw .unknownBlock(words.first ?? "", offset: offset)
        }
        return Open(block: block, name: words[1], offset: offset)
    }

    private func value(_ tag: String) throws(TemplateError) -> Template.Node {
        let parts = tag.split(separator: "|", omittingEmptySubsequences: false)
        var filters: [TemplateFilter] = []
        for part in parts.dropFirst() {
            filters.append(try TemplateFilter(String(part)))
        }
        return .value(Self.trimmed(parts.first ?? ""), filters)
    }

    private mutating func takeText() -> String {
        let start = rest.startIndex
        while let character = rest.first {
            if character == "{", rest.hasPrefix("{{") { break }
            rest.removeFirst()
        }
        return String(source[start..<rest.startIndex])
    }

    /// What stands between the braces, without spaces, and where they open; `nil` at the end.
    private mutating func takeTag() throws(TemplateError) -> (String, Int)? {
        guard !rest.isEmpty else { return nil }
        let offset = source.utf8.distance(from: source.startIndex, to: rest.startIndex)
        rest = rest.dropFirst(2)
        let start = rest.startIndex
        while !rest.isEmpty, !rest.hasPrefix("}}") {
            rest.removeFirst()
        }
        guard !rest.isEmpty else { throw .unterminated(offset: offset) }
        let tag = Self.trimmed(source[start..<rest.startIndex])
        rest = rest.dropFirst(2)
        return (tag, offset)
    }

    private static func trimmed(_ text: Substring) -> String {
        TemplateFilter.trim.apply(to: String(text))
    }
}
