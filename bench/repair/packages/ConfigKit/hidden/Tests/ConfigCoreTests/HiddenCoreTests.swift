import ConfigCore
import Foundation
import Testing

@Suite struct HiddenPathTests {
  @Test func appends() {
    #expect(ConfigPath("a").appending("B-c.d").description == "a.b_c.d")
    #expect(ConfigPath.root.appending(ConfigPath("x.y")) == "x.y")
    #expect(ConfigPath(".a.").names == ["a"])
    #expect(ConfigPath("a").parent == .root)
    #expect(ConfigPath("ÄÖ").description == "äö")
  }

  @Test func orders() {
    let paths: [ConfigPath] = ["b", "a.b", "a", "a_b", ""]
    #expect(paths.sorted().map(\.description) == ["", "a", "a.b", "a_b", "b"])
    #expect(ConfigPath.root.covers("a"))
    #expect(ConfigPath("a.b").covers("a.b"))
    #expect(!ConfigPath("a.b").covers("a"))
    #expect(ConfigPath("a").rest(of: "a") == .root)
  }
}

@Suite struct HiddenValueTests {
  @Test(arguments: [
    ("\"", ConfigValue.text("\"")), ("\"\"", .text("")), ("TRUE", .flag(true)), ("No", .flag(false)), ("5.", .text("5.")),
    ("inf", .text("inf")), ("nan", .text("nan")), ("1e3", .number(1000)), ("[]", .list([])), ("[ ]", .list([])),
    ("[[1]", .list([.text("[1")])), ("+5", .integer(5)), ("99999999999999999999", .number(1e20)), ("漢字 ", .text("漢字")),
    ("[\"a\", on]", .list(["a", true])),
  ])
  func parses(text: String, value: ConfigValue) {
    #expect(ConfigValue(parsing: text) == value)
  }

  @Test func describes() {
    #expect("\(ConfigValue.list([1, 2.5, true, "x"]))" == "[1, 2.5, true, x]")
    #expect([ConfigValue.text(""), 1, 1.5, false, []].map(\.kind) == ["a text", "an integer", "a number", "a flag", "a list"])
  }

  @Test func readsTypes() {
    #expect(String(ConfigValue.flag(true)) == "true")
    #expect(String(ConfigValue.list([])) == nil)
    #expect(Int(ConfigValue.text("7")) == 7)
    #expect(Int(ConfigValue.text("7.0")) == nil)
    #expect(Int(ConfigValue.flag(true)) == nil)
    #expect(Int(ConfigValue.number(1e30)) == nil)
    #expect(Double(ConfigValue.integer(2)) == 2)
    #expect(Double(ConfigValue.text("2.5")) == 2.5)
    #expect(Bool(ConfigValue.integer(0)) == false)
    #expect(Bool(ConfigValue.integer(2)) == nil)
    #expect(Bool(ConfigValue.text("true")) == nil)
    #expect([Int](ConfigValue.list([1, "x"])) == nil)
    #expect([Int](ConfigValue.list([])) == [])
    #expect([Bool](ConfigValue.text("x")) == nil)
  }

  @Test(arguments: [
    ("250ms", 250), ("2 m", 120_000), ("1h", 3_600_000), ("0s", 0), ("-1s", nil), ("s", nil), ("1d", nil),
    ("9223372036854775807h", nil),
  ] as [(String, Int?)])
  func spans(text: String, milliseconds: Int?) {
    #expect(Span(.text(text))?.milliseconds == milliseconds)
  }

  @Test func spansAreShown() {
    #expect([0, 250, 1000, 1500, 60_000, 90_000, 7_200_000].map { Span(milliseconds: $0).description }
      == ["0ms", "250ms", "1s", "1500ms", "1m", "90s", "2h"])
    #expect(Span(.integer(5))?.milliseconds == 5000)
    #expect(Span(.number(1.5)) == nil)
    #expect(Span(milliseconds: 1) < Span(milliseconds: 2))
  }

  @Test func writesJSON() throws {
    let values: [ConfigValue] = [1, 2.5, false, "ü/", [1, ["x"]]]
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    let data = try encoder.encode(values)
    #expect(String(decoding: data, as: UTF8.self) == #"[1,2.5,false,"ü/",[1,["x"]]]"#)
    #expect(try JSONDecoder().decode([ConfigValue].self, from: data) == values)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([ConfigValue].self, from: Data("[{}]".utf8)) }
  }
}

@Suite struct HiddenKeyTests {
  @Test func rulesInOrder() throws {
    let key = ConfigKey<Int>("n", default: 0).allowing("even") { $0 % 2 == 0 }.allowing(1...9)
    #expect(throws: ConfigError.outOfRange("n", found: "11", allowed: "even")) { try key.decode(11) }
    #expect(throws: ConfigError.outOfRange("n", found: "12", allowed: "1...9")) { try key.decode(12) }
    #expect(try key.decode(nil) == 0)
    #expect(try key.decode("8") == 8)
    #expect(key.fallback == 0)
  }

  @Test func choices() throws {
    let key = ConfigKey<String>("a.mode").oneOf("fast", "safe").under("x")
    #expect(throws: ConfigError.outOfRange("x.a.mode", found: "slow", allowed: "fast|safe")) { try key.decode("slow") }
    #expect(throws: ConfigError.missing("x.a.mode")) { try key.decode(nil) }
    #expect(throws: ConfigError.outOfRange("l", found: "[]", allowed: "anything but nothing")) {
      try ConfigKey<[Int]>("l").notEmpty.decode([])
    }
    #expect(throws: ConfigError.wrongType("l", expected: "a list", found: "a text")) {
      try ConfigKey<[Int]>("l").decode("x")
    }
  }

  @Test func messages() {
    #expect("\(ConfigError.missing("a.b"))" == "'a.b' is missing")
    #expect("\(ConfigError.wrongType("a", expected: "a flag", found: "a list"))" == "'a' is a list, not a flag")
    #expect("\(ConfigError.outOfRange("a", found: "é", allowed: "b|c"))" == "'a' is é, allowed is b|c")
    #expect("\(ConfigError.circular(["a", "b", "a"]))" == "circle: a → b → a")
    #expect("\(ConfigError.unterminatedReference("a"))" == "a reference in 'a' is not closed")
    #expect("\(ConfigError.syntax(source: "f", line: 3, reason: "no"))" == "f:3: no")
    #expect("\(ConfigError.several([.unreadable(source: "f"), .missing("a")]))" == "f cannot be read; 'a' is missing")
  }

  @Test func combines() {
    let (a, b, c) = (ConfigError.missing("a"), ConfigError.missing("b"), ConfigError.missing("c"))
    #expect(ConfigError.combine([]) == nil)
    #expect(ConfigError.combine([a]) == a)
    #expect(ConfigError.combine([.several([a, b]), c]) == .several([a, b, c]))
    #expect(ConfigError.several([a, .circular(["x", "y"]), .unreadable(source: "f")]).paths == ["a", "x", "y"])
  }
}

@Suite struct HiddenInterpolationTests {
  private func value(_ path: ConfigPath, _ values: [ConfigPath: ConfigValue]) throws -> ConfigValue? {
    try Interpolation { values[$0] }.value(at: path)
  }

  @Test func chains() throws {
    let values: [ConfigPath: ConfigValue] = ["a": "${ B-c }", "b_c": "<${d}>", "d": ["${e}", 1], "e": true]
    #expect(try value("a", values) == "<[true, 1]>")
    #expect(try value("d", values) == [true, 1])
    #expect(try value("x", ["x": "é$ {y} 5$"]) == "é$ {y} 5$")
    #expect(try value("x", ["x": ""]) == "")
    #expect(try value("x", ["x": "${y}${y}", "y": 2]) == "22")
  }

  @Test func circles() {
    #expect(throws: ConfigError.circular(["a", "a"])) { try value("a", ["a": "${a}"]) }
    #expect(throws: ConfigError.circular(["a", "b", "c", "b"])) { try value("a", ["a": ["${b}"], "b": "${c}", "c": "${b}"]) }
    #expect(throws: ConfigError.unterminatedReference("b")) { try value("a", ["a": "${b}", "b": "${"]) }
  }
}
