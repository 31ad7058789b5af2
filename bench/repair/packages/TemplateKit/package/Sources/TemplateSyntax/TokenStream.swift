/// Tokens to be taken one after the other. The last one is always the end.
struct TokenStream {
    private let tokens: [PositionedToken]
    private var index = 0

    init(_ tokens: [PositionedToken]) {
        precondition(tokens.last?.token == .end, "a stream ends with its end")
        self.tokens = tokens
    }

    var current: Token { tokens[index].token }

    var position: Position { tokens[index].position }

    /// The token after the current one.
    var following: Token { tokens[min(index + 1, tokens.count - 1)].token }

    @discardableResult
    mutating func take() -> Token {
        defer { if index < tokens.count - 1 { index += 1 } }
        return current
    }

    /// Takes a token when it comes next, and says whether it did.
    mutating func take(_ token: Token) -> Bool {
        guard current == token else { return false }
        take()
        return true
    }

    mutating func take(_ symbol: Symbol) -> Bool {
        take(.symbol(symbol))
    }

    mutating func expect(_ token: Token) throws(SyntaxError) {
        guard take(token) else { throw unexpected("\(token)") }
    }

    mutating func expectName(_ what: String) throws(SyntaxError) -> String {
        guard case let .name(name) = current else { throw unexpected(what) }
        take()
        return name
    }

    func unexpected(_ expected: String) -> SyntaxError {
        SyntaxError(.unexpected(found: "\(current)", expected: expected), at: position)
    }
}
