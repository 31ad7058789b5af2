import ConfigCore
import ConfigStatus
import Testing

@Suite struct RedactionTests {
  @Test func hidesSecrets() {
    var redaction = Redaction.usual
    #expect(redaction.text(of: "x", at: "db.admin-password") == "•••")
    #expect(redaction.text(of: "x", at: "db.pin") == "x")
    redaction.add(ConfigKey<String>("db.pin", isSecret: true))
    #expect(redaction.hides("db.pin"))
  }
}
