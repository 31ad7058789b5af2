import ConfigBinding
import ConfigCore
import ConfigSources
import ConfigStatus
import Testing

@MainActor
@Suite struct HiddenHeadlineTests {
  @Test func tellsKinds() throws {
    let source = MemorySource("m", ["a": 1])
    let model = StatusModel(try ConfigWatcher(LayeredConfig([source])), label: "é")
    source["a"] = 2
    source["b"] = 2
    model.reload()
    #expect(model.headline == "é: changed 1× (1 added, 1 replaced)")
  }
}
