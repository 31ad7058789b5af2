import FeedModel
import FeedService
import FeedStorage
import Foundation
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

private let text = "<rss><channel><title>T</title></channel></rss>"

@Suite struct HiddenMovedTests {
    private func service(moves: Int) throws -> FeedService<MemoryStorage<FeedAddress>> {
        let last = try FeedAddress("https://x.org/\(moves)")
        return FeedService(
            storage: MemoryStorage<FeedAddress>(),
            fetcher: InlineFetcher { address, validator in
                if address == last { return .content(text, validator: Validator(tag: validator?.tag ?? "new")) }
                let number = Int(address.text.split(separator: "/").last ?? "") ?? 0
                return .moved(to: try FeedAddress("https://x.org/\(number + 1)"))
            })
    }

    @Test func threeMovesAreEnough() async throws {
        let start = try FeedAddress("https://x.org/0")
        let near = try service(moves: 3)
        await near.subscribe(start)
        let end = try FeedAddress("https://x.org/3")
        #expect(await near.refresh(start) == .moved(to: end, new: 0))
        #expect(await near.addresses == [start])
        #expect(try await near.unsubscribe(start))
        let far = try service(moves: 4)
        await far.subscribe(start)
        #expect(await far.refresh(start) == .failed(.tooManyMoves))
        #expect("\(RefreshError.tooManyMoves)" == "moved too often")
    }

    @Test func repliesThatMove() throws {
        let address = try FeedAddress("https://x.org/a/b")
        let url = try #require(address.url)
        for status in [301, 308] {
            let response = try #require(
                HTTPURLResponse(url: url, statusCode: status, httpVersion: nil, headerFields: ["Location": "c"]))
            let reply = HTTPTranslator(agent: "").reply(to: response, body: Data(), from: address)
            let target = try FeedAddress("https://x.org/a/c")
            #expect(reply == .moved(to: target))
        }
    }

    @Test func replies() throws {
        let translator = HTTPTranslator(agent: "a")
        let address = try FeedAddress("x.org")
        func reply(_ status: Int, _ fields: [String: String] = [:]) throws -> FetchReply {
            let url = try #require(address.url)
            let response = try #require(HTTPURLResponse(url: url, statusCode: status, httpVersion: nil, headerFields: fields))
            return translator.reply(to: response, body: Data("ä".utf8), from: address)
        }
        #expect(try reply(200, ["ETag": "e"]) == .content("ä", validator: Validator(tag: "e")))
        #expect(try reply(299) == .content("ä", validator: Validator()))
        #expect(try reply(304) == .unchanged)
        #expect(try reply(301) == .refused(status: 301))
        #expect(try reply(302, ["Location": "/x"]) == .refused(status: 302))
        #expect(try reply(500) == .refused(status: 500))
        let json = String(decoding: try JSONEncoder().encode(Validator(modified: "m")), as: UTF8.self)
        #expect(json == #"{"last_modified":"m"}"#)
    }

    @Test func newsBehindAMove() throws {
        let address = try FeedAddress("x.org")
        #expect(RefreshOutcome.moved(to: address, new: 2).isFresh)
        #expect(!RefreshOutcome.moved(to: address, new: 0).isFresh)
        let alarm = ManualAlarm()
        var new = 1
        let plan = RefreshPlan(alarm: alarm, shortest: 8, longest: 99) { _, done in
            done(.moved(to: address, new: new))
            new = 0
        }
        plan.add(address)
        #expect(plan.interval(of: address) == 8)
        alarm.pass(8)
        #expect(plan.interval(of: address) == 16)
    }
}
