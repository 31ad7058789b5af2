import ConfigBinding
import ConfigCore
import ConfigSources
import ConfigStatus
import Testing

@MainActor
@Suite struct StatusTests {
  private let source = MemorySource("m", ["a": 1, "b": 2])

  @Test func showsChanges() throws {
    let watcher = try ConfigWatcher(LayeredConfig([source]))
    let model = StatusModel(watcher, label: "main")
    #expect(model.headline == "main: unchanged")
    source["a"] = 5
    try watcher.refresh()
    #expect(model.unseen == 1)
    #expect(model.state == .fresh)
    #expect(model.update())
    #expect(model.state == .changed(times: 1))
    #expect(model.touched == ["a"])
    #expect(watcher.audience == ["main"])
  }

  @Test func showsErrors() throws {
    let watcher = try ConfigWatcher(LayeredConfig([source])) { ConfigKey<Int>("a") }
    let model = StatusModel(watcher)
    source["a"] = nil
    model.reload()
    #expect(model.headline == "status: ⚠️ 'a' is missing")
    source["a"] = 1
    model.reload()
    #expect(model.state == .fresh)
  }

  @Test func writesReports() throws {
    let source = MemorySource("m", ["top": true, "db.host": "x", "db.user": "${top}", "db.bad": "${gone}"])
    let snapshot = try LayeredConfig([source]).snapshot()
    #expect(
      ConfigReport(style: .sections).text(of: snapshot)
        == "top = true\n[db]\nbad = ⚠️ 'gone' is missing\nhost = x\nuser = true\n")
    #expect(ConfigReport(style: .origins).text(of: snapshot).hasSuffix("top = true  # m\n"))
  }
}
