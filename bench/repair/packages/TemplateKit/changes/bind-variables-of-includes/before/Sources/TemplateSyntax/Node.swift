/// One part of a parsed template.
public indirect enum Node: Sendable, Hashable {
    case text(String)
    /// `{{ expression }}`; raw ones, written `{{& expression }}`, are not escaped.
    case output(Expression, isRaw: Bool)
    /// `{% if … %}`, with one branch per `elif`.
    case condition([Branch], otherwise: [Node])
    /// `{% for variable in list %}`; `empty` is for a list without items.
    case loop(variable: String, Expression, body: [Node], empty: [Node])
    /// `{% include name %}`
    case include(Expression)
    /// `{% set name = expression %}`
    case assignment(name: String, Expression)

    public struct Branch: Sendable, Hashable {
        public let condition: Expression
        public let body: [Node]
    }
}

/// A parsed source.
public struct Template: Sendable, Hashable {
    public let nodes: [Node]

    public init(parsing source: String) throws(SyntaxError) {
        var parser = Parser(tokens: try Lexer.tokens(of: source))
        nodes = try parser.parseTemplate()
    }
}
