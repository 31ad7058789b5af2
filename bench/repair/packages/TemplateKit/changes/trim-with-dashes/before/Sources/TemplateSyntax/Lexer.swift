/// Splits a source into tokens.
struct Lexer {
    private var scanner: Scanner
    private var tokens: [PositionedToken] = []

    static func tokens(of source: String) throws(SyntaxError) -> [PositionedToken] {
        var lexer = Lexer(scanner: Scanner(source))
        try lexer.run()
        return lexer.tokens
    }

    private init(scanner: Scanner) {
        self.scanner = scanner
    }

    private mutating func run() throws(SyntaxError) {
        while !scanner.isAtEnd {
            let start = scanner.position
            if scanner.pass("{#") {
                guard scanner.read(upTo: "#}") != nil, scanner.pass("#}") else {
                    throw SyntaxError(.unterminated("comment"), at: start)
                }
            } else if scanner.pass("{{") {
                append(.openOutput(isRaw: scanner.pass("&")), at: start)
                try readCode(until: "}}", as: .closeOutput, from: start)
            } else if scanner.pass("{%") {
                append(.openTag, at: start)
                try readCode(until: "%}", as: .closeTag, from: start)
            } else {
                readText()
            }
        }
        append(.end, at: scanner.position)
    }

    private mutating func readText() {
        let start = scanner.position
        var text = ""
        while !scanner.isAt("{{"), !scanner.isAt("{%"), !scanner.isAt("{#"), let character = scanner.advance() {
            text.append(character)
        }
        append(.text(text), at: start)
    }

    private mutating func readCode(until close: String, as closing: Token, from start: Position) throws(SyntaxError) {
        while true {
            _ = scanner.read(while: \.isWhitespace)
            let position = scanner.position
            if scanner.pass(close) {
                append(closing, at: position)
                return
            }
            guard let character = scanner.next else {
                throw SyntaxError(.unterminated(closing == .closeTag ? "tag" : "output"), at: start)
            }
            append(try readToken(character, at: position), at: position)
        }
    }

    private mutating func readToken(_ first: Character, at position: Position) throws(SyntaxError) -> Token {
        if first.isLetter || first == "_" {
            return .name(scanner.read { $0.isLetter || $0 == "_" || $0.isASCIIDigit })
        }
        if first.isASCIIDigit { return try readNumber(at: position) }
        if first == "\"" || first == "'" { return .string(try readString(quote: first, at: position)) }
        for symbol in Symbol.allCases where scanner.pass(symbol.rawValue) {
            return .symbol(symbol)
        }
        throw SyntaxError(.unexpectedCharacter(first), at: position)
    }

    /// A number behind a dot is an index, so that `rows.0.1` has two of them.
    private mutating func readNumber(at position: Position) throws(SyntaxError) -> Token {
        let digits = scanner.read(while: \.isASCIIDigit)
        let isIndex = tokens.last?.token == .symbol(.dot)
        if !isIndex, scanner.pass(".") {
            let fraction = scanner.read(while: \.isASCIIDigit)
            guard let number = Double("\(digits).\(fraction)0") else {
                throw SyntaxError(.numberTooLarge(digits), at: position)
            }
            return .double(number)
        }
        guard let number = Int(digits) else { throw SyntaxError(.numberTooLarge(digits), at: position) }
        return .int(number)
    }

    private mutating func readString(quote: Character, at position: Position) throws(SyntaxError) -> String {
        scanner.advance()
        var text = ""
        while let character = scanner.advance() {
            switch character {
            case quote:
                return text
            case "\\":
                guard let escaped = scanner.advance() else { break }
                text.append(escaped == "n" ? "\n" : escaped)
            default:
                text.append(character)
            }
        }
        throw SyntaxError(.unterminated("string"), at: position)
    }

    private mutating func append(_ token: Token, at position: Position) {
        tokens.append(PositionedToken(token: token, position: position))
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isWholeNumber }
}
