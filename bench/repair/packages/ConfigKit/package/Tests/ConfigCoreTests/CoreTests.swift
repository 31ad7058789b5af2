import ConfigCore
import Foundation
import Testing

@Suite struct PathTests {
  @Test func namesAreNormal() {
    #expect(ConfigPath("Server..Max-Age") == "server.max_age")
    #expect(ConfigPath("").description == "")
    #expect(ConfigPath.root.parent == nil)
    #expect(ConfigPath("a.b").parent == "a")
  }

  @Test func covers() {
    #expect(ConfigPath("a").covers("a.b"))
    #expect(!ConfigPath("a").covers("ab"))
    #expect(ConfigPath("a").rest(of: "a.b.c") == "b.c")
    #expect(ConfigPath("a.c").rest(of: "a.b.c") == nil)
  }
}

@Suite struct ValueTests {
  @Test(arguments: [
    ("12", ConfigValue.integer(12)), (" -1.5 ", .number(-1.5)), ("on", .flag(true)), ("\"12\"", .text("12")),
    ("[1, a]", .list([1, "a"])), ("grün", .text("grün")), ("", .text("")),
  ])
  func parses(text: String, value: ConfigValue) {
    #expect(ConfigValue(parsing: text) == value)
  }

  @Test func decodes() throws {
    #expect(Int(ConfigValue.number(3)) == 3)
    #expect(Int(ConfigValue.number(3.5)) == nil)
    #expect(Bool(ConfigValue.integer(1)) == true)
    #expect([Int](ConfigValue.list([1, "2"])) == [1, 2])
    #expect([String](ConfigValue.text("x")) == ["x"])
    #expect(Span(.text("3s"))?.milliseconds == 3000)
    #expect(Span(milliseconds: 120_000).description == "2m")
  }

  @Test func readsJSON() throws {
    let values = try JSONDecoder().decode([ConfigValue].self, from: Data(#"[1, 1.5, true, "a", [2]]"#.utf8))
    #expect(values == [1, 1.5, true, "a", [2]])
  }
}

@Suite struct KeyTests {
  private let port = ConfigKey<Int>("port", default: 80).allowing(1...1000)

  @Test func fallsBack() throws {
    #expect(try port.decode(nil) == 80)
    #expect(try port.decode(99) == 99)
    #expect(throws: ConfigError.missing("name")) { try ConfigKey<String>("name").decode(nil) }
  }

  @Test func refuses() {
    #expect(throws: ConfigError.outOfRange("port", found: "0", allowed: "1...1000")) { try port.decode(0) }
    #expect(throws: ConfigError.wrongType("port", expected: "an integer", found: "a flag")) { try port.decode(true) }
  }

  @Test func moves() throws {
    #expect(port.under("server").path == "server.port")
    #expect(throws: ConfigError.self) { try port.under("server").decode(0) }
  }
}

@Suite struct InterpolationTests {
  @Test func replaces() throws {
    let values: [ConfigPath: ConfigValue] = ["host": "example.org", "port": 80, "url": "http://${host}:${port}/", "same": "${port}"]
    let interpolation = Interpolation { values[$0] }
    #expect(try interpolation.value(at: "url") == "http://example.org:80/")
    #expect(try interpolation.value(at: "same") == 80)
    #expect(try interpolation.value(at: "gone") == nil)
  }

  @Test func findsCircles() {
    let values: [ConfigPath: ConfigValue] = ["a": "${b}", "b": "x${a}"]
    #expect(throws: ConfigError.circular(["a", "b", "a"])) { try Interpolation { values[$0] }.value(at: "a") }
  }

  @Test func findsMissing() {
    let values: [ConfigPath: ConfigValue] = ["a": "${b}", "c": "${a"]
    #expect(throws: ConfigError.missing("b")) { try Interpolation { values[$0] }.value(at: "a") }
    #expect(throws: ConfigError.unterminatedReference("c")) { try Interpolation { values[$0] }.value(at: "c") }
  }
}
