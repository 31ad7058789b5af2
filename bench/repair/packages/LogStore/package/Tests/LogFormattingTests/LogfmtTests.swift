import LogFormatting
import LogModel
import Testing

@Test func logfmtLine() {
  let record = LogRecord(
    time: LogTime(milliseconds: 0), level: .error, logger: "db", message: "no connection",
    fields: ["host": "ä", "password": "x"])
  #expect(
    LogfmtFormatter(hiddenFields: ["password"]).format(record)
      == "ts=1970-01-01T00:00:00.000Z level=error logger=db msg=\"no connection\" host=ä")
}
