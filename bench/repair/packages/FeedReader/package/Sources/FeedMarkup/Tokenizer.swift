/// Cuts markup into tokens. It does not care whether elements are closed.
public struct Tokenizer {
    private let characters: [Character]
    private var position = 0
    /// The line of the next character.
    public private(set) var line = 1

    public init(_ text: String) {
        characters = Array(text)
    }

    /// - Returns: `nil` at the end.
    public mutating func next() throws(MarkupError) -> Token? {
        guard position < characters.count else { return nil }
        guard characters[position] == "<" else {
            let start = line
            return .text(try References.resolveAll(in: take(until: "<"), line: start))
        }
        if skip("<!--") { return .comment(try take(through: "-->", in: "a comment")) }
        if skip("<![CDATA[") { return .verbatim(try take(through: "]]>", in: "verbatim text")) }
        if skip("<?") { return .declaration(try take(through: "?>", in: "a declaration")) }
        if skip("<!") { return .declaration(try take(through: ">", in: "a declaration")) }
        if skip("</") { return try closingTag() }
        advance()
        return try openingTag()
    }

    private mutating func closingTag() throws(MarkupError) -> Token {
        let name = try self.name()
        skipSpace()
        guard skip(">") else { throw .unexpectedEnd(in: "</\(name)", line: line) }
        return .close(name: name)
    }

    private mutating func openingTag() throws(MarkupError) -> Token {
        let name = try self.name()
        var attributes: [String: String] = [:]
        while true {
            skipSpace()
            if skip("/>") { return .open(name: name, attributes: attributes, isEmpty: true) }
            if skip(">") { return .open(name: name, attributes: attributes, isEmpty: false) }
            guard position < characters.count else { throw .unexpectedEnd(in: "<\(name)", line: line) }
            let attribute = try self.name()
            guard attributes.updateValue(try attributeValue(of: attribute), forKey: attribute) == nil else {
                throw .badAttribute(name: attribute, line: line)
            }
        }
    }

    private mutating func attributeValue(of name: String) throws(MarkupError) -> String {
        skipSpace()
        guard skip("=") else { throw .badAttribute(name: name, line: line) }
        skipSpace()
        guard position < characters.count, characters[position] == "\"" || characters[position] == "'" else {
            throw .badAttribute(name: name, line: line)
        }
        let quote = characters[position]
        let start = line
        advance()
        let value = take(until: quote)
        guard position < characters.count else { throw .unexpectedEnd(in: "attribute “\(name)”", line: start) }
        advance()
        return try References.resolveAll(in: value, line: start)
    }

    private mutating func name() throws(MarkupError) -> String {
        let start = position
        while position < characters.count, Tokenizer.isNamePart(characters[position]) {
            advance()
        }
        guard position > start, !characters[start].isNumber else { throw .badName(line: line) }
        return String(characters[start..<position])
    }

    // MARK: Characters

    private static func isNamePart(_ character: Character) -> Bool {
        return character.isLetter || character.isNumber || character == ":" || character == "_" || character == "-"
            || character == "."
    }

    private mutating func advance() {
        if characters[position].isNewline {
            line += 1
        }
        position += 1
    }

    private mutating func skipSpace() {
        while position < characters.count, characters[position].isWhitespace {
            advance()
        }
    }

    private mutating func skip(_ text: String) -> Bool {
        guard isAhead(text) else { return false }
        for _ in 0..<text.count {
            advance()
        }
        return true
    }

    private func isAhead(_ text: String) -> Bool {
        return characters[position...].starts(with: text)
    }

    private mutating func take(until end: Character) -> String {
        let start = position
        while position < characters.count, characters[position] != end {
            advance()
        }
        return String(characters[start..<position])
    }

    /// What comes before the end, which is passed.
    private mutating func take(through end: String, in place: String) throws(MarkupError) -> String {
        let start = position
        let first = line
        while position < characters.count {
            if isAhead(end) {
                let text = String(characters[start..<position])
                _ = skip(end)
                return text
            }
            advance()
        }
        throw .unexpectedEnd(in: place, line: first)
    }
}
