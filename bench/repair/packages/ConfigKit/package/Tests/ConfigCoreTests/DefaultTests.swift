import ConfigCore
import Testing

@Suite struct DefaultTests {
  @Test func takesDefaults() throws {
    let values: [ConfigPath: ConfigValue] = ["a": "${b:3}", "c": "x ${b:y z}", "d": "$${b}"]
    let interpolation = Interpolation { values[$0] }
    #expect(try interpolation.value(at: "a") == 3)
    #expect(try interpolation.value(at: "c") == "x y z")
    #expect(try interpolation.value(at: "d") == "${b}")
  }
}
