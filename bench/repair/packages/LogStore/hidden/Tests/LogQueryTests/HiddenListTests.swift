import LogModel
import LogQuery
import Testing

@Suite struct HiddenListTests {
  private let record = LogRecord(
    time: LogTime(milliseconds: 0), level: .error, logger: "db", message: "", fields: ["n": 2])

  @Test func listsOfOtherKinds() throws {
    #expect(try Parser.parse("n in (2.0)").matches(record))
    #expect(try !Parser.parse("n in ('2', true)").matches(record))
    #expect(try !Parser.parse("gone in (1)").matches(record))
    #expect(try Parser.parse("not gone in (1)").matches(record))
    #expect(Filter.oneOf(.field("n"), []).matches(record) == false)
  }

  @Test func formOfLists() throws {
    #expect(try Parser.parse("n in(1,'a')") == .oneOf(.field("n"), [1, "a"]))
    #expect(try Parser.parse("level in (warn, 'err')") == .oneOf(.level, [4, 5]))
    #expect(throws: QueryError.unexpectedToken(at: 6)) { try Parser.parse("n in ()") }
    #expect(throws: QueryError.unexpectedToken(at: 5)) { try Parser.parse("n in 1") }
    #expect(throws: QueryError.unexpectedToken(at: 8)) { try Parser.parse("n in (1 2)") }
    #expect(throws: QueryError.unexpectedToken(at: 8)) { try Parser.parse("n in (1,)") }
    #expect(throws: QueryError.unknownLevel("x")) { try Parser.parse("level in (info, x)") }
  }
}
