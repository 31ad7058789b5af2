import ConfigCore
import Testing

@Suite struct SecretTests {
  @Test func secretsAreNotTold() {
    let pin = ConfigKey<Int>("pin", isSecret: true).allowing(1000...9999)
    #expect(throws: ConfigError.outOfRange("pin", found: "•••", allowed: "1000...9999")) { try pin.decode(12) }
  }
}
