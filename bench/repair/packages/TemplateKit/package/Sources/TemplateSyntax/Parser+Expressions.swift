import TemplateText

extension Parser {
    /// An expression and the filters behind it. A filter takes everything to its left.
    mutating func parseExpression() throws(SyntaxError) -> Expression {
        var expression = try parseBinary(above: 0)
        while stream.take(.pipe) {
            let name = try stream.expectName("a filter")
            var arguments: [Expression] = []
            if stream.take(.openParenthesis) {
                arguments = try parseList(until: .closeParenthesis)
            }
            expression = .filtered(expression, by: FilterCall(name: name, arguments: arguments))
        }
        return expression
    }

    private mutating func parseBinary(above precedence: Int) throws(SyntaxError) -> Expression {
        var left = try parseUnary()
        while let next = currentOperator, next.precedence > precedence {
            stream.take()
            let right = try parseBinary(above: next.precedence)
            left = .binary(next, left, right)
        }
        return left
    }

    private mutating func parseUnary() throws(SyntaxError) -> Expression {
        if stream.take(.name("not")) { return .not(try parseUnary()) }
        if stream.take(.minus) { return .negative(try parseUnary()) }
        return try parsePrimary()
    }

    private mutating func parsePrimary() throws(SyntaxError) -> Expression {
        switch stream.current {
        case let .string(text):
            stream.take()
            return .literal(.text(text))
        case let .int(number):
            stream.take()
            return .literal(.int(number))
        case let .double(number):
            stream.take()
            return .literal(.double(number))
        case let .name(name):
            stream.take()
            if let constant = Self.constants[name] { return .literal(constant) }
            return .path(Path(name, try parseSteps()))
        case .symbol(.openBracket):
            stream.take()
            return .list(try parseList(until: .closeBracket))
        case .symbol(.openParenthesis):
            stream.take()
            let inner = try parseExpression()
            try stream.expect(.symbol(.closeParenthesis))
            return inner
        default:
            throw stream.unexpected("a value")
        }
    }

    private static let constants: [String: Value] = ["true": true, "false": false, "null": .null]

    private mutating func parseSteps() throws(SyntaxError) -> [Path.Step] {
        var steps: [Path.Step] = []
        while stream.take(.dot) {
            switch stream.current {
            case let .name(key): steps.append(.key(key))
            case let .int(index): steps.append(.index(index))
            default: throw stream.unexpected("a key or an index")
            }
            stream.take()
        }
        return steps
    }

    private mutating func parseList(until end: Symbol) throws(SyntaxError) -> [Expression] {
        var items: [Expression] = []
        if stream.take(end) { return items }
        repeat {
            items.append(try parseExpression())
        } while stream.take(.comma)
        try stream.expect(.symbol(end))
        return items
    }

    private var currentOperator: Operator? {
        switch stream.current {
        case .name("and"): .and
        case .name("or"): .or
        case let .symbol(symbol): Operator(rawValue: symbol.rawValue)
        default: nil
        }
    }
}
