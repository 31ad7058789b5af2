import LogFormatting
import LogModel
import Testing

private func record(_ fields: [String: FieldValue] = [:], level: LogLevel = .info, logger: String = "") -> LogRecord {
  LogRecord(time: LogTime(milliseconds: 0), level: level, logger: logger, message: "m", fields: fields)
}

@Suite struct HiddenFormattingTests {
  @Test func widthOfLevels() {
    let formatter = TextFormatter(showsTime: false)
    #expect(formatter.format(record(level: .critical)) == "CRITICAL m")
    #expect(formatter.format(record(level: .info)) == "INFO     m")
    #expect(TextFormatter().format(record(logger: "x")) == "1970-01-01T00:00:00.000Z INFO     [x] m")
  }

  @Test func quotesWhereNeeded() {
    let fields: [String: FieldValue] = ["b": "", "a": "x=y", "d": "\"", "c": "é漢", "e": 1.5, "f": "\t"]
    #expect(
      TextFormatter(showsTime: false).format(record(fields))
        == #"INFO     m a="x=y" b="" c=é漢 d="\"" e=1.5 f="\t""#)
  }

  @Test(arguments: [
    (LogLevel.trace, 90), (.debug, 90), (.info, 32), (.notice, 32), (.warning, 33), (.error, 31), (.critical, 31),
  ])
  func colours(level: LogLevel, code: Int) {
    #expect(ColorTextFormatter().level(level).hasPrefix("\u{1B}[\(code)m\(level.name.uppercased())"))
    #expect(ColorTextFormatter().level(level).hasSuffix("\u{1B}[0m"))
  }

  @Test func jsonWithoutFields() {
    #expect(JSONFormatter().format(record()) == #"{"ts":0,"level":"info","logger":"","msg":"m"}"#)
    #expect(JSONFormatter(textualTime: true).format(record()).hasPrefix(#"{"ts":"1970-01-01T00:00:00.000Z","level""#))
  }

  @Test func jsonOfStrangeNumbers() {
    let fields: [String: FieldValue] = ["n": .double(.nan), "i": .double(-.infinity), "b": false, "d": 2.0]
    #expect(JSONFormatter().format(record(fields)).hasSuffix(#""fields":{"b":false,"d":2.0,"i":"-inf","n":"nan"}}"#))
  }

  @Test func jsonOfControls() {
    #expect(JSONFormatter.quoted("\u{0}\u{1F}\u{20}\u{7F}/") == "\"\\u0000\\u001f \u{7F}/\"")
    #expect(JSONFormatter.quoted("\r\n\t") == #""\r\n\t""#)
    #expect(JSONFormatter.quoted("👩‍💻é") == "\"👩‍💻é\"")
  }

  @Test func mappedFormatters() {
    let formatter = JSONFormatter().map(\.count)
    #expect(formatter.format(record()) == 45)
    #expect(ClosureFormatter { $0.level.name }.map { "<\($0)>" }.lines([record()]) == "<info>\n")
    #expect(TextFormatter().lines([]) == "")
  }

  @Test func everyLineBreakIsReplaced() {
    #expect(TextFormatter().message("a\r\nb\u{2028}c") == "a⏎b⏎c")
  }
}
