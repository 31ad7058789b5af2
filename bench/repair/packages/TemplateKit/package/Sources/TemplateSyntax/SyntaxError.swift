/// A place in a source; both counts begin at one.
public struct Position: Sendable, Hashable, Comparable, CustomStringConvertible {
    public var line: Int
    public var column: Int

    public init(line: Int = 1, column: Int = 1) {
        self.line = line
        self.column = column
    }

    public var description: String { "\(line):\(column)" }

    public static func < (left: Position, right: Position) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }

    mutating func advance(over character: Character) {
        if character.isNewline {
            line += 1
            column = 1
        } else {
            column += 1
        }
    }
}

/// Why a source is no template.
public struct SyntaxError: Error, Hashable {
    public enum Kind: Sendable, Hashable {
        case unterminated(String)
        case unexpectedCharacter(Character)
        case numberTooLarge(String)
        case unexpected(found: String, expected: String)
        case unknownTag(String)
        case strayTag(String)
        case missingEnd(of: String)
    }

    public let kind: Kind
    public let position: Position

    public init(_ kind: Kind, at position: Position) {
        self.kind = kind
        self.position = position
    }
}

extension SyntaxError: CustomStringConvertible {
    public var description: String { "\(position): \(message)" }

    private var message: String {
        switch kind {
        case let .unterminated(what): "this \(what) does not end"
        case let .unexpectedCharacter(character): "the character “\(character)” has no meaning here"
        case let .numberTooLarge(digits): "the number \(digits) is too large"
        case let .unexpected(found, expected): "found \(found), expected \(expected)"
        case let .unknownTag(name): "there is no tag “\(name)”"
        case let .strayTag(name): "“\(name)” belongs to no open tag"
        case let .missingEnd(tag): "“\(tag)” has no end"
        }
    }
}
