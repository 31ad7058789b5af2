import ConfigCore
import ConfigStatus
import Testing

@Suite struct HiddenSecretTests {
  @Test func secretsStaySecret() {
    let key = ConfigKey<String>("code", isSecret: true).oneOf("a", "b").under("x")
    #expect(key.isSecret)
    #expect(throws: ConfigError.outOfRange("x.code", found: "•••", allowed: "a|b")) { try key.decode("c") }
    #expect(!ConfigKey<Int>("n").isSecret)
    var redaction = Redaction.none
    redaction.add(key)
    redaction.add(ConfigKey<String>("open"))
    #expect(redaction.text(of: "v", at: "x.code") == "•••")
    #expect(redaction.text(of: "v", at: "open") == "v")
    #expect(!redaction.hides("code"))
  }
}
