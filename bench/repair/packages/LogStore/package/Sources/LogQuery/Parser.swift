import LogModel

/// Reads queries like `level >= warning and (service = "api" or not message ~ timeout)`.
///
/// `not` binds closer than `and`, `and` closer than `or`. An empty query matches everything. A word without
/// quotes on the right of a comparison is a text, but `true` and `false` are flags.
public struct Parser {
  private let tokens: [(token: Token, position: Int)]
  private var index = 0

  private init(_ text: String) throws(QueryError) {
    tokens = try Lexer.tokens(of: text)
  }

  /// - Throws: `QueryError`.
  public static func parse(_ text: String) throws(QueryError) -> Filter {
    var parser = try Parser(text)
    guard !parser.tokens.isEmpty else { return .all }
    let filter = try parser.disjunction()
    if parser.index < parser.tokens.count {
      throw .unexpectedToken(at: parser.tokens[parser.index].position)
    }
    return filter
  }

  private mutating func disjunction() throws(QueryError) -> Filter {
    var filters = [try conjunction()]
    while accept(.word("or")) {
      filters.append(try conjunction())
    }
    return filters.count == 1 ? filters[0] : .or(filters)
  }

  private mutating func conjunction() throws(QueryError) -> Filter {
    var filters = [try negation()]
    while accept(.word("and")) {
      filters.append(try negation())
    }
    return filters.count == 1 ? filters[0] : .and(filters)
  }

  private mutating func negation() throws(QueryError) -> Filter {
    if accept(.word("not")) {
      return .not(try negation())
    }
    if accept(.open) {
      let filter = try disjunction()
      try expect(.close)
      return filter
    }
    return try comparison()
  }

  private mutating func comparison() throws(QueryError) -> Filter {
    guard case .word(let name) = try advance() else { throw unexpected() }
    let subject = Subject(name)
    if accept(.word("in")) {
      return .oneOf(subject, try list(for: subject))
    }
    guard case .comparison(let comparison) = try advance() else { throw unexpected() }
    return .compare(subject, comparison, try value(for: subject))
  }

  private mutating func list(for subject: Subject) throws(QueryError) -> [FieldValue] {
    try expect(.open)
    var values = [try value(for: subject)]
    while accept(.comma) {
      values.append(try value(for: subject))
    }
    try expect(.close)
    return values
  }

  private mutating func value(for subject: Subject) throws(QueryError) -> FieldValue {
    switch (subject, try advance()) {
    case (.level, .word(let name)), (.level, .text(let name)):
      guard let level = LogLevel(name: name) else { throw .unknownLevel(name) }
      return .int(level.rawValue)
    case (_, .word("true")): return .bool(true)
    case (_, .word("false")): return .bool(false)
    case (_, .word(let text)), (_, .text(let text)): return .string(text)
    case (_, .number(let text)):
      if let number = Int(text) { return .int(number) }
      if let number = Double(text) { return .double(number) }
      throw unexpected()
    case (_, .comparison), (_, .open), (_, .close), (_, .comma):
      throw unexpected()
    }
  }

  private mutating func advance() throws(QueryError) -> Token {
    guard index < tokens.count else { throw .unexpectedEnd }
    defer { index += 1 }
    return tokens[index].token
  }

  private mutating func accept(_ token: Token) -> Bool {
    guard index < tokens.count, tokens[index].token == token else { return false }
    index += 1
    return true
  }

  private mutating func expect(_ token: Token) throws(QueryError) {
    guard try advance() == token else { throw unexpected() }
  }

  /// The error for the token that was read last.
  private func unexpected() -> QueryError {
    .unexpectedToken(at: tokens[index - 1].position)
  }
}
