import ConfigBinding
import ConfigCore
import ConfigSources
import Foundation
import Testing

private final class Log<Item: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var items: [Item] = []
  var all: [Item] { lock.withLock { items } }
  func add(_ item: Item) { lock.withLock { items.append(item) } }
}

private final class Listener: ConfigObserver {
  let label: String
  let log: Log<String>

  init(_ label: String, _ log: Log<String>) {
    self.label = label
    self.log = log
  }

  func configDidChange(_ paths: [ConfigPath]) {
    log.add("\(label): " + paths.map(\.description).joined(separator: " "))
  }
}

private struct Pool: ConfigReadable, Equatable {
  let size: Int
  let endpoint: EndpointSettings?

  init(_ reader: ConfigReader) throws(ConfigError) {
    size = try reader.get("size", or: 4)
    endpoint = try reader.nestedIfPresent("endpoint")
  }
}

@Suite struct HiddenBindingTests {
  private let source = MemorySource("m", ["a": 1, "b": 2])

  private func watcher(@CheckBuilder checks: () -> [Check] = { [] }) throws -> ConfigWatcher {
    try ConfigWatcher(LayeredConfig([source]), checks: checks)
  }

  @Test func observersHearInOrder() throws {
    let watcher = try watcher()
    let log = Log<String>()
    let first = Listener("1", log)
    do {
      let second = Listener("2", log)
      watcher.add(second)
      watcher.add(first)
      #expect(watcher.audience == ["2", "1"])
    }
    source["c"] = 1
    source["a"] = nil
    try watcher.refresh()
    #expect(log.all == ["1: a c"])
    #expect(watcher.audience == ["1"])
    try watcher.refresh()
    #expect(log.all.count == 1)
  }

  @Test func subscriptionsEnd() throws {
    let watcher = try watcher()
    let log = Log<Int>()
    var kept: Subscription? = watcher.observe(ConfigKey<Int>("a")) { log.add($0) }
    _ = watcher.observe(ConfigKey<Int>("a")) { log.add($0 * 100) }
    for number in [1, 3, 3, 4] {
      source["a"] = .integer(number)
      source["b"]  = .integer(number * 7)
      try watcher.refresh()
    }
    source["a"] = "x"
    try watcher.refresh()
    source["a"] = 4
    try watcher.refresh()
    #expect(log.all == [1, 100, 3, 4])
    kept?.cancel()
    kept = nil
    source["a"] = 9
    try watcher.refresh()
    #expect(log.all.last == 4)
  }

  @Test func checksTellAll() throws {
    let low = ConfigKey<Int>("low", default: 1)
    let high = ConfigKey<Int>("high", default: 5)
    source["low"] = 6
    #expect(
      throws: ConfigError.several([
        .missing("z"), .outOfRange("low", found: "6", allowed: "at most 5"), .missing("c"),
      ])
    ) {
      try watcher {
        ConfigKey<Int>("z")
        ConfigKey<String>("z")
        Check.ordered(low, high)
        Check.together("a", "c", "b", "d")
        if source.name == "other" {
          ConfigKey<Int>("never")
        }
      }
    }
    source["low"] = 5
    _ = try watcher {
      for name in ["a", "b"] {
        ConfigKey<Int>(ConfigPath(name))
      }
      Check.ordered(low, high)
      Check.together("x", "y")
    }
  }

  @Test func firstReadIsChecked() {
    #expect(throws: ConfigError.wrongType("a", expected: "a flag", found: "an integer")) {
      source["a"] = 2
      return try watcher { ConfigKey<Bool>("a") }
    }
  }

  @Test func settingsSurviveNonsense() throws {
    let watcher = try watcher()
    let setting = Setting(wrappedValue: 7, ConfigKey<Int>("a").allowing(1...9), in: watcher)
    #expect(setting.wrappedValue == 1)
    source["a"] = 10
    try watcher.refresh()
    #expect(setting.wrappedValue == 7)
    #expect(setting.isSet)
    #expect(setting.projectedValue.origin == "m")
    let other = Setting(wrappedValue: 1, ConfigKey<Int>("none", default: 3), in: watcher)
    #expect(other.wrappedValue == 3)
    #expect(other.origin == nil)
  }

  @Test func endpoints() throws {
    func address(_ values: [ConfigPath: ConfigValue]) throws -> String {
      try LayeredConfig([MemorySource("m", values)]).snapshot().read(EndpointSettings.self).address
    }
    #expect(try address(["host": "h"]) == "http://h:8080")
    #expect(try address(["host": "h", "scheme": "https", "port": 443]) == "https://h")
    #expect(try address(["host": "h", "scheme": "https", "port": 80]) == "https://h:80")
    #expect(throws: ConfigError.outOfRange("scheme", found: "ftp", allowed: "http|https")) {
      try address(["host": "h", "scheme": "ftp"])
    }
    #expect(throws: ConfigError.outOfRange("host", found: "", allowed: "anything but nothing")) { try address(["host": ""]) }
    #expect(throws: ConfigError.outOfRange("port", found: "65536", allowed: "1...65535")) {
      try address(["host": "h", "port": 65536])
    }
    #expect(throws: ConfigError.wrongType("timeout", expected: "a span of time", found: "a text")) {
      try address(["host": "h", "timeout": "soon"])
    }
  }

  @Test func nestedTypes() throws {
    let values: [ConfigPath: ConfigValue] = [
      "pools.a.size": 1, "pools.b.endpoint.host": "h", "pools.c": 3, "pools.b.endpoint.timeout": "5ms",
    ]
    let snapshot = try LayeredConfig([MemorySource("m", values)]).snapshot()
    let pools: [String: Pool] = try ConfigReader(snapshot).each("pools")
    #expect(pools.keys.sorted() == ["a", "b"])
    #expect(pools["a"]?.size == 1)
    #expect(pools["a"]?.endpoint == nil)
    #expect(pools["b"]?.size == 4)
    #expect(pools["b"]?.endpoint?.timeout == Span(milliseconds: 5))
    #expect(throws: ConfigError.missing("pools.b.host")) { try snapshot.read(EndpointSettings.self, at: "pools.b") }
  }

  @Test func pollersGiveUp() async throws {
    let watcher = try watcher { ConfigKey<Int>("a") }
    let poller = ConfigPoller(watcher, mostErrors: 2)
    let (ticks, clock) = AsyncStream.makeStream(of: Void.self)
    source["a"] = nil
    #expect(await poller.finish() == nil)
    #expect(await poller.start(ticks))
    #expect(await poller.start(ticks) == false)
    for _ in 0..<5 { clock.yield() }
    let report = await poller.finish()
    #expect(report == ConfigPoller.Report(refreshes: 2, changes: 0, errors: [.missing("a"), .missing("a")]))
    #expect(await poller.isRunning == false)
    #expect(try watcher.get(ConfigKey<Int>("a")) == 1)
  }

  @Test func pollersStop() async throws {
    let poller = ConfigPoller(try watcher())
    let (ticks, _) = AsyncStream.makeStream(of: Void.self)
    await poller.start(ticks)
    #expect(await poller.isRunning)
    #expect(await poller.stop()?.errors == [])
    #expect(await poller.finished.map(\.refreshes) == [0])
  }

  @Test func streamsPassOverRepeats() async throws {
    let watcher = try watcher()
    let values = watcher.values(of: ConfigKey<Int>("a"))
    for number in [1, 2, 2, 5, 5, 6] {
      source["a"] = .integer(number)
      source["b"] = .integer(-number)
      try watcher.refresh()
    }
    var seen: [Int] = []
    for await value in values {
      seen.append(value)
      if value == 6 { break }
    }
    #expect(seen == [1, 2, 5, 6])
  }
}
