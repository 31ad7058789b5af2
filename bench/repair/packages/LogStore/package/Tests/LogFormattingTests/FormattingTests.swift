import LogFormatting
import LogModel
import Testing

private let record = LogRecord(
  time: LogTime(milliseconds: 1_709_210_096_789), level: .warning, logger: "http", message: "slow request",
  fields: ["status": 200, "path": "/é", "agent": "a b"])

@Suite struct FormattingTests {
  @Test func textLines() {
    #expect(
      TextFormatter().format(record)
        == "2024-02-29T12:34:56.789Z WARNING  [http] slow request agent=\"a b\" path=/é status=200")
    #expect(TextFormatter(showsTime: false).format(record).hasPrefix("WARNING  [http]"))
  }

  @Test func messagesStayOnOneLine() {
    var record = record
    record.message = "a\nb"
    record.fields = [:]
    #expect(TextFormatter(showsTime: false).format(record) == "WARNING  [http] a⏎b")
  }

  @Test func coloursOfLevels() {
    #expect(ColorTextFormatter(showsTime: false).format(record).hasPrefix("\u{1B}[33mWARNING \u{1B}[0m [http]"))
  }

  @Test func jsonLines() {
    #expect(
      JSONFormatter().format(record)
        == #"{"ts":1709210096789,"level":"warning","logger":"http","msg":"slow request","fields":{"agent":"a b","path":"/é","status":200}}"#)
  }

  @Test func jsonEscapes() {
    #expect(JSONFormatter.quoted("a\"b\\c\nd\u{1}") == #""a\"b\\c\nd\u0001""#)
  }

  @Test func linesEnd() {
    let formatter = ClosureFormatter { $0.message }
    #expect(formatter.lines([record, record]) == "slow request\nslow request\n")
  }
}
