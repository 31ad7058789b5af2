import ConfigCore
import Testing

@Suite struct HiddenDefaultTests {
  private func value(_ text: String, _ others: [ConfigPath: ConfigValue] = [:]) throws -> ConfigValue? {
    var values = others
    values["it"] = .text(text)
    return try Interpolation { values[$0] }.value(at: "it")
  }

  @Test func defaults() throws {
    #expect(try value("${a:}") == "")
    #expect(try value("${a:b:c}!") == "b:c!")
    #expect(try value("${a : x }") == "x")
    #expect(try value("${a:on}") == true)
    #expect(try value("${a:1}", ["a": 2]) == 2)
    #expect(try value("${a:1}${b:2}", ["b": "${c:3}"]) == "13")
  }

  @Test func defaultsHideNoErrors() {
    #expect(throws: ConfigError.missing("c")) { try value("${b:1}", ["b": "${c}"]) }
    #expect(throws: ConfigError.circular(["it", "it"])) { try value("${it:1}") }
  }

  @Test func dollars() throws {
    #expect(try value("$$") == "$")
    #expect(try value("$$$") == "$$")
    #expect(try value("$$${a:1}") == "$1")
    #expect(try value("5$ $$5") == "5$ $5")
  }
}
