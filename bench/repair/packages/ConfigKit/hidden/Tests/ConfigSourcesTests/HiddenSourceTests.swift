import ConfigCore
import ConfigSources
import Foundation
import Testing

private final class CountingSource: ConfigSource, @unchecked Sendable {
  let name = "counting"
  private let lock = NSLock()
  private var counts = (loads: 0, revision: 0)

  var loads: Int { lock.withLock { counts.loads } }
  func change() { lock.withLock { counts.revision += 1 } }

  func revision() throws(ConfigError) -> Int {
    let revision = lock.withLock { counts.revision }
    guard revision < 9 else { throw .unreadable(source: name) }
    return revision
  }

  func load() -> [ConfigPath: ConfigValue] {
    lock.withLock {
      counts.loads += 1
      return ["n": .integer(counts.revision)]
    }
  }
}

@Suite struct HiddenSourceTests {
  @Test func sections() throws {
    let values = try SectionParser().parse("\r\n# x\r\n[ A.B ]\r\n c-d = e = f # g\r\n[]\r\nh=\r\n")
    #expect(values == ["a.b.c_d": "e = f", "h": ""])
    #expect(try SectionParser().parse("").isEmpty)
    #expect(try SectionParser().parse("[a]\nx=1\n[b]\nx=1").count == 2)
  }

  @Test(arguments: [
    ("[a", "']' is missing"), ("= 1", "a name is missing"), ("a # = 1", "'=' is missing"),
  ])
  func sectionErrors(text: String, reason: String) {
    #expect(throws: ConfigError.syntax(source: "text", line: 2, reason: reason)) {
      try SectionParser().parse("ok=1\n" + text)
    }
  }

  @Test func setTwiceInOneSection() {
    #expect(throws: ConfigError.syntax(source: "text", line: 4, reason: "'a.b' is set twice")) {
      try SectionParser().parse("[a]\nB=1\n[]\na.b=2")
    }
  }

  @Test func environmentNames() {
    let source = EnvironmentSource(
      prefix: "X", variables: ["X_A_B__C_D": "1", "X_": "2", "X__A": "3", "X_Q": "\"4\"", "x_z": "5", "X_é": "[1,2]"])
    #expect(source.load() == ["a_b.c_d": 1, "a": 3, "q": "4", "é": [1, 2]])
    #expect(source.name == "environment")
  }

  @Test func argumentErrors() throws {
    #expect(throws: ConfigError.syntax(source: "arguments", line: 2, reason: "an option needs a name")) {
      try ArgumentSource(["x", "--=1"]).load()
    }
    #expect(try ArgumentSource(["--a=", "--b==", "--A=2", "-c"]).load() == ["a": 2, "b": "="])
    #expect(ArgumentSource(["-c", "--a", "b", "--", "--", "d"]).operands == ["-c", "b", "--", "d"])
    #expect(ArgumentSource(["--"]).operands.isEmpty)
  }

  @Test func memoryTellsOldValues() {
    let source = MemorySource("m", ["a": 1])
    #expect(source.set(2, at: "a") == 1)
    #expect(source.revision() == 1)
    #expect(source.set(2, at: "a") == 2)
    #expect(source.revision() == 1)
    source["b"] = nil
    #expect(source.revision() == 1)
    source["a"] = nil
    #expect(source.load().isEmpty)
  }

  @Test func brokenJSON() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("config-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("c.JSON")
    try Data("[1]".utf8).write(to: file)
    #expect(throws: ConfigError.syntax(source: "c.JSON", line: 1, reason: "a JSON object is expected")) {
      try FileSource(file).load()
    }
    try Data(#"{"A":{},"b":{"C-d":[]},"e":[true]}"#.utf8).write(to: file)
    #expect(try FileSource(file).load() == ["b.c_d": [], "e": [true]])
    let stamp = try FileSource(file).revision()
    #expect(stamp != nil)
    #expect(try FileSource(folder.appendingPathComponent("x"), isOptional: true).revision() == nil)
  }
}

@Suite struct HiddenLayerTests {
  @Test func loadsOnlyWhatChanged() throws {
    let source = CountingSource()
    let config = LayeredConfig([source])
    _ = try config.snapshot()
    _ = try config.snapshot()
    #expect(source.loads == 1)
    source.change()
    #expect(try config.snapshot().get(ConfigKey<Int>("n")) == 1)
    #expect(source.loads == 2)
  }

  @Test func tellsErrorsOfAllLayers() {
    let broken = CountingSource()
    for _ in 0..<9 { broken.change() }
    let config = LayeredConfig {
      broken
      ArgumentSource(["--=1"])
      MemorySource()
    }
    #expect(
      throws: ConfigError.several([
        .unreadable(source: "counting"), .syntax(source: "arguments", line: 1, reason: "an option needs a name"),
      ])
    ) { try config.snapshot() }
  }

  @Test func buildsLists() {
    func names(_ isLong: Bool) -> [String] {
      LayeredConfig {
        if isLong {
          MemorySource("a")
        } else {
          MemorySource("b")
        }
        if isLong {
          MemorySource("c")
        }
        for number in 0..<2 {
          MemorySource("n\(number)")
        }
      }.names
    }
    #expect(names(true) == ["a", "c", "n0", "n1"])
    #expect(names(false) == ["b", "n0", "n1"])
  }

  @Test func sectionsOfSnapshots() throws {
    let snapshot = try LayeredConfig([MemorySource("m", ["a": 1, "a.b": 2, "a.b.c": 3, "ab": 4])]).snapshot()
    #expect(snapshot.section("a").paths == ["b", "b.c"])
    #expect(snapshot.section("a.b").paths == ["c"])
    #expect(snapshot.section("z") == .empty)
    #expect(snapshot.changes(to: .empty) == ["a", "a.b", "a.b.c", "ab"])
    #expect(snapshot.changes(to: snapshot).isEmpty)
    #expect(snapshot.origin(of: "z") == nil)
  }

  @Test func prefixedTwice() throws {
    let source = MemorySource("m", ["x": 1]).under("b").under("a.")
    #expect(try source.load() == ["a.b.x": 1])
    #expect(source.name == "m@b@a")
    #expect(try source.revision() == 0)
  }
}
