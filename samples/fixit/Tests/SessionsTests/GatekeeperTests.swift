import Testing

@testable import Sessions

@Suite struct GatekeeperTests {
    private let token = String(repeating: "0a", count: 16)

    @Test func aKnownTokenPassesUntilItsLifetimeIsOver() async {
        let store = SessionStore(lifetime: 60)
        let gatekeeper = Gatekeeper(store: store)
        await store.touch(token, at: 0)
        #expect(await gatekeeper.admits(token, at: 50))
        #expect(await gatekeeper.admits(token, at: 110))
        #expect(await !gatekeeper.admits(token, at: 171))
    }

    @Test(arguments: ["", "0A", "xyz"])
    func aMalformedTokenNeverPasses(token: String) async {
        let store = SessionStore(lifetime: 60)
        await store.touch(token, at: 0)
        #expect(await !Gatekeeper(store: store).admits(token, at: 1))
    }

    @Test func aSweepDropsWhatHasEnded() async {
        let store = SessionStore(lifetime: 10)
        await store.touch("a", at: 0)
        await store.touch("b", at: 9)
        #expect(await store.sweep(at: 15) == 1)
    }
}
