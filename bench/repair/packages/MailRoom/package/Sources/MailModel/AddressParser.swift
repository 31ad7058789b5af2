/// Reads addresses as people write them: `a@b.org`, `Name <a@b.org>`, `"Name, Title" <a@b.org>`, several of them
/// parted by commas or semicolons.
public struct AddressParser {
    private let characters: [Character]
    private var position = 0

    private init(_ text: String) {
        characters = Array(text)
    }

    /// - Throws: `AddressError` if there is not exactly one.
    public static func mailbox(_ text: String) throws(AddressError) -> Mailbox {
        var parser = AddressParser(text)
        let mailbox = try parser.mailbox()
        if let rest = parser.peek() {
            throw .unexpected(rest, position: parser.position)
        }
        return mailbox
    }

    /// The addresses of a list. Empty places between separators are passed over.
    public static func list(_ text: String) throws(AddressError) -> [Mailbox] {
        var parser = AddressParser(text)
        var mailboxes: [Mailbox] = []
        while parser.skipSeparators() {
            mailboxes.append(try parser.mailbox())
            if let next = parser.peek(), !next.isSeparator {
                throw .unexpected(next, position: parser.position)
            }
        }
        return mailboxes
    }

    @available(*, deprecated, renamed: "list(_:)")
    public static func addresses(in text: String) throws(AddressError) -> [Mailbox] {
        try list(text)
    }

    private mutating func mailbox() throws(AddressError) -> Mailbox {
        var words: [String] = []
        while let character = peek() {
            switch character {
            case "<":
                position += 1
                let mailbox = try address(name: words.joined(separator: " "))
                try expect(">")
                return mailbox
            case "@" where words.count == 1:
                return try domain(after: words[0], name: nil)
            case "\"":
                words.append(try quoted())
            case _ where character.isWord:
                words.append(word())
            default:
                if character.isSeparator, !words.isEmpty {
                    throw .missingAt(position: position)
                }
                throw .unexpected(character, position: position)
            }
        }
        if words.isEmpty { throw .empty }
        throw .missingAt(position: position)
    }

    /// What stands between the angle brackets.
    private mutating func address(name: String) throws(AddressError) -> Mailbox {
        guard let first = peek() else { throw .empty }
        let local: String
        if first == "\"" {
            local = try quoted()
        } else if first.isWord {
            local = word()
        } else {
            throw .unexpected(first, position: position)
        }
        return try domain(after: local, name: name)
    }

    private mutating func domain(after local: String, name: String?) throws(AddressError) -> Mailbox {
        guard peek() == "@" else { throw .missingAt(position: position) }
        position += 1
        return try Mailbox(name: name, local: local, domain: word())
    }

    private mutating func word() -> String {
        let start = position
        while position < characters.count, characters[position].isWord {
            position += 1
        }
        return String(characters[start..<position])
    }

    private mutating func quoted() throws(AddressError) -> String {
        let start = position
        var text = ""
        position += 1
        while position < characters.count {
            let character = characters[position]
            position += 1
            switch character {
            case "\"":
                return text
            case "\\" where position < characters.count:
                text.append(characters[position])
                position += 1
            default:
                text.append(character)
            }
        }
        throw .unterminatedQuote(position: start)
    }

    private mutating func expect(_ character: Character) throws(AddressError) {
        guard let next = peek() else { throw .unterminatedQuote(position: position) }
        guard next == character else { throw .unexpected(next, position: position) }
        position += 1
        _ = peek()
    }

    /// - Returns: whether something follows.
    private mutating func skipSeparators() -> Bool {
        while let character = peek(), character.isSeparator {
            position += 1
        }
        return position < characters.count
    }

    /// The next character that is not a space.
    private mutating func peek() -> Character? {
        while position < characters.count, characters[position].isWhitespace {
            position += 1
        }
        return position < characters.count ? characters[position] : nil
    }
}

extension Character {
    fileprivate var isSeparator: Bool { self == "," || self == ";" }

    fileprivate var isWord: Bool { isAtom || self == "." || !isASCII && !isWhitespace }
}
