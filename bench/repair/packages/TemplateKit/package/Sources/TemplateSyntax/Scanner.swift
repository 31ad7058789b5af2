/// Reads a source character by character and knows where it is.
struct Scanner {
    private var rest: Substring
    private(set) var position = Position()

    init(_ source: String) {
        rest = Substring(source)
    }

    var isAtEnd: Bool { rest.isEmpty }

    var next: Character? { rest.first }

    func isAt(_ text: String) -> Bool {
        rest.hasPrefix(text)
    }

    @discardableResult
    mutating func advance() -> Character? {
        guard let character = rest.popFirst() else { return nil }
        position.advance(over: character)
        return character
    }

    /// Passes a text when it comes next, and says whether it did.
    mutating func pass(_ text: String) -> Bool {
        guard isAt(text) else { return false }
        for _ in text { advance() }
        return true
    }

    /// Reads on as long as characters fit.
    mutating func read(while fits: (Character) -> Bool) -> String {
        var result = ""
        while let character = next, fits(character) {
            result.append(character)
            advance()
        }
        return result
    }

    /// Reads up to a text, which is not read; `nil` when it does not come.
    mutating func read(upTo text: String) -> String? {
        var result = ""
        while !isAt(text) {
            guard let character = advance() else { return nil }
            result.append(character)
        }
        return result
    }
}
