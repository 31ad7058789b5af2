import ConfigBinding
import ConfigCore
import ConfigSources
import Testing

@Suite struct ChangeTests {
  @Test func tellsKinds() throws {
    let source = MemorySource("m", ["a": 1, "b": 2])
    let watcher = try ConfigWatcher(LayeredConfig([source]))
    source["a"] = nil
    source["b"] = 3
    source["c"] = 4
    try watcher.refresh()
    #expect(watcher.lastChanges == [.removed("a", 1), .replaced("b", old: 2, new: 3), .added("c", 4)])
    #expect(ConfigChange.summary(of: watcher.lastChanges) == "1 added, 1 removed, 1 replaced")
  }
}
