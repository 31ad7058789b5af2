import LogModel
import LogQuery
import Testing

@Suite struct ListTests {
  private let record = LogRecord(
    time: LogTime(milliseconds: 0), level: .error, logger: "db", message: "", fields: ["status": 404])

  @Test func listsMatchOneOfTheirValues() throws {
    #expect(try Parser.parse("status in (200, 404)").matches(record))
    #expect(try Parser.parse("level in (error, critical) and logger in ('db')").matches(record))
    #expect(try !Parser.parse("status in (200, 500)").matches(record))
  }

  @Test func listsMustEnd() {
    #expect(throws: QueryError.unexpectedEnd) { try Parser.parse("status in (200") }
  }
}
