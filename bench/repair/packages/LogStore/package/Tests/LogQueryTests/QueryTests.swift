import LogModel
import LogQuery
import Testing

private let record = LogRecord(
  time: LogTime(milliseconds: 1_709_210_096_789), level: .warning, logger: "http.server",
  message: "Request Timeout für /größe", fields: ["status": 504, "ms": 1250.5, "cached": false, "host": "eu-1"])

@Suite struct QueryTests {
  @Test(arguments: [
    "level >= warning", "level = warn and status = 504", "message ~ timeout", "ms > 1250", "cached = false",
    "not level = error", "status = 200 or host = eu-1", "field.status != 200", "(status = 200 or ms > 1) and level > info",
    "time >= '2024-02-29T00:00:00.000Z'", "logger = \"http.server\"", "",
  ])
  func matches(query: String) throws {
    #expect(try Parser.parse(query).matches(record))
  }

  @Test(arguments: [
    "level > warning", "status < 504", "message ~ gone", "missing = 1", "host = 1", "not cached = false",
    "status = 504 and level = error",
  ])
  func doesNotMatch(query: String) throws {
    #expect(try !Parser.parse(query).matches(record))
  }

  @Test func andBindsCloserThanOr() throws {
    let filter = try Parser.parse("a = 1 or b = 2 and c = 3")
    let a = Filter.compare(.field("a"), .equal, 1)
    let b = Filter.compare(.field("b"), .equal, 2)
    let c = Filter.compare(.field("c"), .equal, 3)
    #expect(filter == .or([a, .and([b, c])]))
  }

  @Test func errorsHavePositions() {
    #expect(throws: QueryError.unexpectedCharacter("#", at: 4)) { try Parser.parse("a = #") }
    #expect(throws: QueryError.unterminatedText(at: 4)) { try Parser.parse("a = 'x") }
    #expect(throws: QueryError.unexpectedToken(at: 6)) { try Parser.parse("a = 1 b") }
    #expect(throws: QueryError.unexpectedEnd) { try Parser.parse("a =") }
    #expect(throws: QueryError.unknownLevel("loud")) { try Parser.parse("level > loud") }
  }

  @Test func leastLevelOfAFilter() throws {
    #expect(try Parser.parse("level >= error and a = 1").leastLevel == .error)
    #expect(try Parser.parse("level > error").leastLevel == .critical)
    #expect(try Parser.parse("level >= error or a = 1").leastLevel == .trace)
  }
}
