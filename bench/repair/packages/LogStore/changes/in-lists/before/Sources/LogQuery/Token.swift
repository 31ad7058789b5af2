/// The smallest parts of a query.
enum Token: Hashable, Sendable {
  case word(String)
  case text(String)
  case number(String)
  case comparison(Comparison)
  case open
  case close
}

/// How a field is compared with a value.
public enum Comparison: String, CaseIterable, Sendable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  /// Contains the text, in any letter case.
  case contains = "~"
}

/// What is wrong with a query. Positions count characters from 0.
public enum QueryError: Error, Hashable, Sendable, CustomStringConvertible {
  case unexpectedCharacter(Character, at: Int)
  case unterminatedText(at: Int)
  case unexpectedToken(at: Int)
  case unexpectedEnd
  case unknownLevel(String)

  public var description: String {
    switch self {
    case .unexpectedCharacter(let character, at: let position):
      "unexpected '\(character)' at \(position)"
    case .unterminatedText(at: let position):
      "the text that begins at \(position) does not end"
    case .unexpectedToken(at: let position):
      "not understood at \(position)"
    case .unexpectedEnd:
      "the query ends too early"
    case .unknownLevel(let name):
      "there is no level '\(name)'"
    }
  }
}
