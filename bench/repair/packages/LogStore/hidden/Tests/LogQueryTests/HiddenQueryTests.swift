import LogModel
import LogQuery
import Testing

private let record = LogRecord(
  time: LogTime(milliseconds: 0), level: .critical, logger: "a.b", message: "He said \"Hé\"",
  fields: ["level": "x", "n": 5, "ratio": -0.5, "ok": true, "empty": "", "größe": 3])

private func matches(_ query: String) throws -> Bool {
  try Parser.parse(query).matches(record)
}

@Suite struct HiddenQueryTests {
  @Test func fieldsNamedLikeParts() throws {
    #expect(try matches("field.level = x"))
    #expect(try matches("level = fatal"))
    #expect(try matches("level = 'critical'"))
    #expect(Subject("field.time") == .field("time"))
    #expect(Subject("time").description == "time")
    #expect(Subject("user.id").description == "field.user.id")
  }

  @Test func missingFieldsAreOnlyNotEqual() throws {
    for comparison in Comparison.allCases {
      #expect(try matches("gone \(comparison.rawValue) 1") == (comparison == .notEqual))
    }
    #expect(try matches("ok != 1"))
    #expect(try !matches("ok >= 1"))
  }

  @Test func containsLooksAtText() throws {
    #expect(try matches("message ~ 'HÉ'"))
    #expect(try matches("message ~ \"\""))
    #expect(try matches("n ~ 5"))
    #expect(try !matches("empty ~ x"))
    #expect(try matches("message ~ '\"hé\"'"))
  }

  @Test func numbersOfBothKinds() throws {
    #expect(try matches("n = 5.0"))
    #expect(try matches("ratio < 0 and ratio >= -0.5"))
    #expect(try matches("n <= 5 and n >= 5 and not n < 5 and not n > 5"))
    #expect(try matches("größe = 3"))
    #expect(throws: QueryError.unexpectedToken(at: 4)) { try Parser.parse("n = 1.2.3") }
  }

  @Test func escapesInTexts() throws {
    #expect(try Parser.parse(#"a = "x\"y\\z""#) == .compare(.field("a"), .equal, .string(#"x"y\z"#)))
    #expect(try Parser.parse("a='x'") == .compare(.field("a"), .equal, "x"))
    #expect(throws: QueryError.unterminatedText(at: 4)) { try Parser.parse(#"a = "x\""#) }
    #expect(throws: QueryError.unterminatedText(at: 4)) { try Parser.parse(#"a = "x\"#) }
  }

  @Test func nesting() throws {
    let a = Filter.compare(.field("a"), .equal, true)
    #expect(try Parser.parse("not not a = true") == .not(.not(a)))
    #expect(try Parser.parse("not (a = true and a = true) or a = true") == .or([.not(.and([a, a])), a]))
    #expect(try Parser.parse("((a = true))") == a)
    #expect(try Parser.parse("a = true and a = true and a = true") == .and([a, a, a]))
    #expect(try Parser.parse("  \n ") == .all)
  }

  @Test func errorsOfEveryKind() {
    #expect(throws: QueryError.unexpectedEnd) { try Parser.parse("(a = 1") }
    #expect(throws: QueryError.unexpectedEnd) { try Parser.parse("a = 1 and") }
    #expect(throws: QueryError.unexpectedToken(at: 5)) { try Parser.parse("a = 1)") }
    #expect(throws: QueryError.unexpectedToken(at: 2)) { try Parser.parse("a b") }
    #expect(throws: QueryError.unexpectedToken(at: 0)) { try Parser.parse("1 = a") }
    #expect(throws: QueryError.unexpectedToken(at: 4)) { try Parser.parse("a = =") }
    #expect(throws: QueryError.unexpectedCharacter("=", at: 2)) { try Parser.parse("é == 1") }
    #expect(throws: QueryError.unknownLevel("x")) { try Parser.parse("level = 'x'") }
  }

  @Test func messages() {
    #expect("\(QueryError.unexpectedCharacter("✗", at: 3))" == "unexpected '✗' at 3")
    #expect("\(QueryError.unterminatedText(at: 2))" == "the text that begins at 2 does not end")
    #expect("\(QueryError.unexpectedToken(at: 9))" == "not understood at 9")
    #expect("\(QueryError.unexpectedEnd)" == "the query ends too early")
    #expect("\(QueryError.unknownLevel("x"))" == "there is no level 'x'")
  }

  @Test func leastLevels() throws {
    #expect(try Parser.parse("level = error or level >= warning").leastLevel == .warning)
    #expect(try Parser.parse("level >= info and level >= error").leastLevel == .error)
    #expect(try Parser.parse("not level >= error").leastLevel == .trace)
    #expect(try Parser.parse("level <= error").leastLevel == .trace)
    #expect(try Parser.parse("level > critical").leastLevel == .critical)
    #expect(try Parser.parse("field.level >= 5").leastLevel == .trace)
    #expect(Filter.and([]).matches(record) && !Filter.or([]).matches(record))
  }
}
