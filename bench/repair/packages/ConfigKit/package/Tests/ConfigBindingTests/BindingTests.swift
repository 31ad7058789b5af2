import ConfigBinding
import ConfigCore
import ConfigSources
import Testing

@Suite struct BindingTests {
  private let source = MemorySource("m", ["server.host": "localhost", "server.port": 80])

  private func watcher(@CheckBuilder checks: () -> [Check] = { [] }) throws -> ConfigWatcher {
    try ConfigWatcher(LayeredConfig([source]), checks: checks)
  }

  @Test func refreshes() throws {
    let watcher = try watcher()
    source["server.port"] = 81
    #expect(try watcher.get(ConfigKey<Int>("server.port")) == 80)
    #expect(try watcher.refresh() == ["server.port"])
    #expect(try watcher.get(ConfigKey<Int>("server.port")) == 81)
    #expect(try watcher.refresh().isEmpty)
  }

  @Test func keepsWhatIsValid() throws {
    let port = ConfigKey<Int>("server.port").allowing(1...100)
    let watcher = try watcher {
      port
      Check.together("server.host", "server.port")
    }
    source["server.port"] = 101
    #expect(throws: ConfigError.outOfRange("server.port", found: "101", allowed: "1...100")) { try watcher.refresh() }
    #expect(try watcher.get(port) == 80)
    source["server.port"] = nil
    #expect(throws: ConfigError.missing("server.port")) { try watcher.refresh() }
  }

  @Test func streamsValues() async throws {
    let watcher = try watcher()
    var values = watcher.values(of: ConfigKey<Int>("server.port")).makeAsyncIterator()
    #expect(await values.next() == 80)
    source["server.host"] = "example.org"
    try watcher.refresh()
    source["server.port"] = 90
    try watcher.refresh()
    #expect(await values.next() == 90)
  }

  @Test func wrapsProperties() throws {
    let watcher = try watcher()
    let settings = Settings(watcher)
    #expect(settings.port == 80)
    #expect(settings.name == "nobody")
    #expect(settings.$port.origin == "m")
    #expect(!settings.$name.isSet)
    source["name"] = "Zoë"
    try watcher.refresh()
    #expect(settings.name == "Zoë")
  }

  @Test func readsTypes() throws {
    let settings = try watcher().current.read(EndpointSettings.self, at: "server")
    #expect(settings.address == "http://localhost")
    #expect(settings.timeout.description == "30s")
    #expect(throws: ConfigError.missing("other.host")) {
      try watcher().current.read(EndpointSettings.self, at: "other")
    }
  }

  @Test func polls() async throws {
    let poller = ConfigPoller(try watcher())
    let (ticks, clock) = AsyncStream.makeStream(of: Void.self)
    source["server.port"] = 7
    clock.yield()
    clock.yield()
    clock.finish()
    #expect(await poller.start(ticks))
    let report = await poller.finish()
    #expect(report == ConfigPoller.Report(refreshes: 2, changes: 1))
    #expect(await poller.finished.count == 1)
  }
}

private struct Settings {
  @Setting var port: Int
  @Setting var name: String

  init(_ watcher: ConfigWatcher) {
    _port = Setting(wrappedValue: 0, "server.port", in: watcher)
    _name = Setting(wrappedValue: "nobody", "name", in: watcher)
  }
}
