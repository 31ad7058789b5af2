/// The smallest parts of a template.
enum Token: Hashable {
    case text(String)
    case openOutput(isRaw: Bool)
    case closeOutput
    case openTag
    case closeTag
    case name(String)
    case string(String)
    case int(Int)
    case double(Double)
    case symbol(Symbol)
    case end
}

/// Operators and punctuation inside `{{ }}` and `{% %}`.
enum Symbol: String, CaseIterable {
    case coalesce = "??"
    case equal = "=="
    case notEqual = "!="
    case atMost = "<="
    case atLeast = ">="
    case less = "<"
    case greater = ">"
    case assign = "="
    case plus = "+"
    case minus = "-"
    case pipe = "|"
    case comma = ","
    case dot = "."
    case openParenthesis = "("
    case closeParenthesis = ")"
    case openBracket = "["
    case closeBracket = "]"
}

extension Token: CustomStringConvertible {
    /// What a message calls the token.
    var description: String {
        switch self {
        case .text: "text"
        case .openOutput: "“{{”"
        case .closeOutput: "“}}”"
        case .openTag: "“{%”"
        case .closeTag: "“%}”"
        case let .name(name): "“\(name)”"
        case .string: "a string"
        case .int, .double: "a number"
        case let .symbol(symbol): "“\(symbol.rawValue)”"
        case .end: "the end of the template"
        }
    }
}

struct PositionedToken: Hashable {
    let token: Token
    let position: Position
}
