import LogFormatting
import LogModel
import Testing

@Suite struct HiddenLogfmtTests {
  @Test func strangeKeys() {
    let record = LogRecord(
      time: LogTime(milliseconds: 0), level: .info, logger: "", message: "", fields: ["a b": 1, "": true, "x=\"": "é"])
    #expect(
      LogfmtFormatter().format(record) == "ts=1970-01-01T00:00:00.000Z level=info msg=\"\" _=true a_b=1 x__=é")
  }

  @Test func hiddenFieldsAreMatchedByName() {
    let record = LogRecord(
      time: LogTime(milliseconds: 1), level: .trace, logger: "l", message: "a=b", fields: ["a b": 1, "a_b": 2])
    var formatter = LogfmtFormatter()
    formatter.hiddenFields = ["a_b"]
    #expect(
      formatter.lines([record]) == "ts=1970-01-01T00:00:00.001Z level=trace logger=l msg=\"a=b\" a_b=1\n")
  }
}
