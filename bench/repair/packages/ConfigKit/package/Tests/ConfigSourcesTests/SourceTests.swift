import ConfigCore
import ConfigSources
import Foundation
import Testing

@Suite struct SourceTests {
  @Test func parsesSections() throws {
    let values = try SectionParser().parse(
      """
      name = "a # b"  # comment
      [server.http]
      port = 80

      hosts = [a, b]
      """)
    #expect(values == ["name": "a # b", "server.http.port": 80, "server.http.hosts": ["a", "b"]])
  }

  @Test func tellsAllErrors() {
    #expect(
      throws: ConfigError.several([
        .syntax(source: "x", line: 1, reason: "'=' is missing"),
        .syntax(source: "x", line: 3, reason: "'a' is set twice"),
      ])
    ) { try SectionParser(source: "x").parse("oops\na=1\na=2") }
  }

  @Test func readsEnvironment() {
    let source = EnvironmentSource(
      prefix: "APP", variables: ["APP_SERVER__PORT": "80", "APP_MAX_AGE": "on", "HOME": "/", "APPX": "1"])
    #expect(source.load() == ["server.port": 80, "max_age": true])
  }

  @Test func readsArguments() throws {
    let source = ArgumentSource(["a", "--x.y=1", "--verbose", "--no-colour", "--", "--b"])
    #expect(try source.load() == ["x.y": 1, "verbose": true, "colour": false])
    #expect(source.operands == ["a", "--b"])
  }

  @Test func readsFiles() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("config-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let json = folder.appendingPathComponent("a.json")
    try Data(#"{"a":{"b":[1,2],"c":null},"d":"é"}"#.utf8).write(to: json)
    #expect(try FileSource(json).load() == ["a.b": [1, 2], "d": "é"])
    let missing = folder.appendingPathComponent("b.conf")
    #expect(try FileSource(missing, isOptional: true).load().isEmpty)
    #expect(throws: ConfigError.unreadable(source: "b.conf")) { try FileSource(missing).load() }
  }

  @Test func prefixes() throws {
    let source = MemorySource("m", ["port": 1]).under("server")
    #expect(try source.load() == ["server.port": 1])
    #expect(source.name == "m@server")
  }
}

@Suite struct LayerTests {
  private let upper = MemorySource("upper", ["a": 1])
  private let lower = MemorySource("lower", ["a": 2, "b.c": "${a}!"])

  @Test func upperLayersWin() throws {
    let snapshot = try LayeredConfig([upper, lower]).snapshot()
    #expect(try snapshot.get(ConfigKey<Int>("a")) == 1)
    #expect(try snapshot.value(at: "b.c") == "1!")
    #expect(snapshot.origin(of: "b.c") == "lower")
    #expect(snapshot.section("b").paths == ["c"])
  }

  @Test func seesChanges() throws {
    let config = LayeredConfig {
      upper
      lower
    }
    let before = try config.snapshot()
    upper["a"] = nil
    let after = try config.snapshot()
    #expect(try after.get(ConfigKey<Int>("a")) == 2)
    #expect(before.changes(to: after) == ["a"])
    #expect(config.names == ["upper", "lower"])
  }
}
