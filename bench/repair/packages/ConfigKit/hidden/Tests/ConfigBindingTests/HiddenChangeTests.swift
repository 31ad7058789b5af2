import ConfigBinding
import ConfigCore
import ConfigSources
import Testing

@Suite struct HiddenChangeTests {
  @Test func keepsTheLastChanges() throws {
    let source = MemorySource("m", ["b": 1])
    let watcher = try ConfigWatcher(LayeredConfig([source]))
    #expect(watcher.lastChanges.isEmpty)
    source["a.c"] = "x"
    try watcher.refresh()
    try watcher.refresh()
    #expect(watcher.lastChanges == [.added("a.c", "x")])
    #expect(watcher.lastChanges.map(\.path) == ["a.c"])
  }

  @Test func texts() {
    let changes: [ConfigChange] = [.added("a", 1), .removed("b", 1), .replaced("c", old: 1, new: 2), .added("d", 1)]
    #expect(changes.map(\.description) == ["+a", "-b", "~c", "+d"])
    #expect(ConfigChange.summary(of: changes) == "2 added, 1 removed, 1 replaced")
    #expect(ConfigChange.summary(of: [changes[1]]) == "1 removed")
    #expect(ConfigChange.summary(of: []) == "")
  }
}
