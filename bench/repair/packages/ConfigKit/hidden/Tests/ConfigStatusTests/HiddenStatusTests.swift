import ConfigBinding
import ConfigCore
import ConfigSources
import ConfigStatus
import Testing

@MainActor
@Suite struct HiddenStatusTests {
  private let source = MemorySource("m", ["a": 1, "b": 2])

  @Test func countsBatches() throws {
    let watcher = try ConfigWatcher(LayeredConfig([source]))
    let model = StatusModel(watcher)
    var shown: [StatusModel.State] = []
    model.onUpdate = { shown.append($0) }
    #expect(!model.update())
    source["a"] = 2
    try watcher.refresh()
    source["c"] = 2
    try watcher.refresh()
    #expect(model.description == "StatusModel(status, 2 unseen)")
    #expect(model.update())
    #expect(!model.update())
    #expect(model.touched == ["a", "c"])
    source["a"] = 3
    model.reload()
    #expect(shown == [.changed(times: 2), .changed(times: 3)])
    model.reload()
    #expect(shown.count == 2)
  }

  @Test func recoversToItsCount() throws {
    let watcher = try ConfigWatcher(LayeredConfig([source])) { ConfigKey<Int>("b") }
    let model = StatusModel(watcher)
    source["a"] = 7
    model.reload()
    source["b"] = "x"
    model.reload()
    #expect(model.state == .failed(.wrongType("b", expected: "an integer", found: "a text")))
    source["b"] = 2
    model.reload()
    #expect(model.state == .changed(times: 1))
  }

  @Test func modelsAreThemselves() throws {
    let watcher = try ConfigWatcher(LayeredConfig([source]))
    let (one, two) = (StatusModel(watcher), StatusModel(watcher))
    #expect(one != two)
    #expect(Set([one, two, one]).count == 2)
    #expect(watcher.audience == ["status", "status"])
  }

  @Test func heardFromElsewhere() async throws {
    let watcher = try ConfigWatcher(LayeredConfig([source]))
    let model = StatusModel(watcher)
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<10 {
        group.addTask { model.configDidChange(["x"]) }
      }
    }
    #expect(model.unseen == 10)
    model.update()
    #expect(model.state == .changed(times: 10))
  }
}

@Suite struct HiddenReportTests {
  private let source = MemorySource(
    "m",
    [
      "z": 1, "a.b": "${z}", "a.api-token": "t", "a.b.c": [1, "é"], "my.passwords": "p", "Secret": true, "x.bad": "${x.bad}",
    ])

  @Test func plain() throws {
    let snapshot = try LayeredConfig([source]).snapshot()
    #expect(
      ConfigReport().text(of: snapshot)
        == """
        a.api_token = •••
        a.b = 1
        a.b.c = [1, é]
        my.passwords = p
        secret = •••
        x.bad = ⚠️ circle: x.bad → x.bad
        z = 1

        """)
  }

  @Test func sections() throws {
    let snapshot = try LayeredConfig([source]).snapshot()
    #expect(
      ConfigReport(style: .sections, redaction: .none).text(of: snapshot)
        == """
        secret = true
        z = 1
        [a]
        api_token = t
        b = 1
        [a.b]
        c = [1, é]
        [my]
        passwords = p
        [x]
        bad = ⚠️ circle: x.bad → x.bad

        """)
    #expect(ConfigReport(style: .origins).text(of: snapshot.section("a.b")) == "c = [1, é]  # m\n")
    #expect(ConfigReport().text(of: .empty) == "")
  }

  @Test func words() {
    let redaction = Redaction(words: ["key"])
    #expect(redaction.hides("a.private-key"))
    #expect(!redaction.hides("a.keyboard"))
    #expect(!redaction.hides("key.a"))
    #expect(!redaction.hides(.root))
  }
}
