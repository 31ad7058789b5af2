import TemplateText

/// Makes nodes of tokens.
struct Parser {
    var stream: TokenStream

    init(tokens: [PositionedToken]) {
        stream = TokenStream(tokens)
    }

    mutating func parseTemplate() throws(SyntaxError) -> [Node] {
        let nodes = try parseNodes()
        guard stream.current != .end else { return nodes }
        let position = stream.position
        stream.take()
        throw SyntaxError(.strayTag(try stream.expectName("a tag")), at: position)
    }

    /// Nodes up to the end or to a tag that closes or continues an outer one.
    private mutating func parseNodes() throws(SyntaxError) -> [Node] {
        var nodes: [Node] = []
        while true {
            switch stream.current {
            case let .text(text):
                stream.take()
                nodes.append(.text(text))
            case let .openOutput(isRaw):
                stream.take()
                let expression = try parseExpression()
                try stream.expect(.closeOutput)
                nodes.append(.output(expression, isRaw: isRaw))
            case .openTag:
                if case let .name(name) = stream.following, Self.continuations.contains(name) { return nodes }
                nodes.append(try parseTag())
            default:
                return nodes
            }
        }
    }

    private static let continuations: Set<String> = ["elif", "else", "empty", "end"]

    private mutating func parseTag() throws(SyntaxError) -> Node {
        let position = stream.position
        try stream.expect(.openTag)
        let tag = try stream.expectName("a tag")
        switch tag {
        case "if":
            return try parseCondition(from: position)
        case "for":
            return try parseLoop(from: position)
        case "include":
            let name = try parseExpression()
            let bindings = stream.take(.name("with")) ? try parseBindings() : []
            try stream.expect(.closeTag)
            return .include(name, bindings: bindings)
        case "set":
            let binding = try parseBinding()
            try stream.expect(.closeTag)
            return .assignment(binding)
        default:
            throw SyntaxError(.unknownTag(tag), at: position)
        }
    }

    private mutating func parseCondition(from position: Position) throws(SyntaxError) -> Node {
        var branches: [Node.Branch] = []
        var otherwise: [Node] = []
        repeat {
            let condition = try parseExpression()
            try stream.expect(.closeTag)
            branches.append(Node.Branch(condition: condition, body: try parseNodes()))
        } while passTag("elif")
        if passTag("else") {
            try stream.expect(.closeTag)
            otherwise = try parseNodes()
        }
        try parseEnd(of: "if", from: position)
        return .condition(branches, otherwise: otherwise)
    }

    private mutating func parseLoop(from position: Position) throws(SyntaxError) -> Node {
        let variable = try stream.expectName("a variable")
        try stream.expect(.name("in"))
        let list = try parseExpression()
        try stream.expect(.closeTag)
        let body = try parseNodes()
        var empty: [Node] = []
        if passTag("empty") {
            try stream.expect(.closeTag)
            empty = try parseNodes()
        }
        try parseEnd(of: "for", from: position)
        return .loop(variable: variable, list, body: body, empty: empty)
    }

    private mutating func parseBindings() throws(SyntaxError) -> [Node.Binding] {
        var bindings = [try parseBinding()]
        while stream.take(.comma) {
            bindings.append(try parseBinding())
        }
        return bindings
    }

    private mutating func parseBinding() throws(SyntaxError) -> Node.Binding {
        let name = try stream.expectName("a variable")
        try stream.expect(.symbol(.assign))
        return Node.Binding(name: name, value: try parseExpression())
    }

    /// Passes `{%` and a name when both come next.
    private mutating func passTag(_ name: String) -> Bool {
        guard stream.current == .openTag, stream.following == .name(name) else { return false }
        stream.take()
        stream.take()
        return true
    }

    private mutating func parseEnd(of tag: String, from position: Position) throws(SyntaxError) {
        guard passTag("end") else {
            guard stream.current == .end else {
                let stray = stream.position
                stream.take()
                throw SyntaxError(.strayTag(try stream.expectName("a tag")), at: stray)
            }
            throw SyntaxError(.missingEnd(of: tag), at: position)
        }
        try stream.expect(.closeTag)
    }
}
