/// Cuts a query into tokens.
struct Lexer {
  private let characters: [Character]
  private var position = 0

  init(_ text: String) {
    characters = Array(text)
  }

  /// The tokens with the positions where they begin.
  static func tokens(of text: String) throws(QueryError) -> [(token: Token, position: Int)] {
    var lexer = Lexer(text)
    var tokens: [(Token, Int)] = []
    while let next = try lexer.next() {
      tokens.append(next)
    }
    return tokens
  }

  private mutating func next() throws(QueryError) -> (Token, Int)? {
    while position < characters.count, characters[position].isWhitespace {
      position += 1
    }
    guard position < characters.count else { return nil }
    let start = position
    let character = characters[position]
    switch character {
    case "(": return (single(.open), start)
    case ")": return (single(.close), start)
    case ",": return (single(.comma), start)
    case "\"", "'": return (.text(try quoted(by: character)), start)
    case "=", "!", "<", ">", "~": return (.comparison(try comparison()), start)
    case _ where character.isDigit || character == "-":
      return (.number(take { $0.isDigit || $0 == "." || $0 == "-" || $0 == "e" }), start)
    case _ where character.isLetter || character == "_":
      return (.word(take { $0.isLetter || $0.isDigit || $0 == "_" || $0 == "." || $0 == "-" }), start)
    default:
      throw .unexpectedCharacter(character, at: start)
    }
  }

  private mutating func single(_ token: Token) -> Token {
    position += 1
    return token
  }

  private mutating func take(while isIncluded: (Character) -> Bool) -> String {
    let start = position
    while position < characters.count, isIncluded(characters[position]) {
      position += 1
    }
    return String(characters[start..<position])
  }

  /// The text between quotes; a backslash takes the next character as it is.
  private mutating func quoted(by quote: Character) throws(QueryError) -> String {
    let start = position
    var text = ""
    position += 1
    while position < characters.count {
      let character = characters[position]
      position += 1
      if character == quote { return text }
      if character == "\\", position < characters.count {
        text.append(characters[position])
        position += 1
      } else {
        text.append(character)
      }
    }
    throw .unterminatedText(at: start)
  }

  private mutating func comparison() throws(QueryError) -> Comparison {
    let start = position
    let symbols = take { "=!<>~".contains($0) }
    guard let comparison = Comparison(rawValue: symbols) else {
      throw .unexpectedCharacter(characters[start], at: start)
    }
    return comparison
  }
}

extension Character {
  fileprivate var isDigit: Bool { "0"..."9" ~= self }
}
