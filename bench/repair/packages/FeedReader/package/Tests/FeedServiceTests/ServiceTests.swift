import FeedModel
import FeedParsing
import FeedService
import FeedStorage
import Testing

private func rss(_ ids: String...) -> String {
    let items = ids.map { "<item><guid>\($0)</guid><pubDate>1 May 2024 10:00:0\($0.count) GMT</pubDate></item>" }
    return "<rss><channel><title>T</title>" + items.joined() + "</channel></rss>"
}

@Suite struct ServiceTests {
    @Test func refreshedFeedsHaveEntries() async throws {
        let address = try FeedAddress("https://x.org/feed")
        let service = FeedService(
            storage: MemoryStorage<FeedAddress>(),
            fetcher: InlineFetcher { _, _ in .content(rss("a", "bb"), validator: Validator()) })
        #expect(await service.subscribe(address))
        #expect(await service.refresh(address) == .updated(new: 2))
        #expect(await service.refresh(address) == .updated(new: 0))
        let page = try await service.entries(of: address, limit: 1)
        #expect(page.items.map(\.id) == ["bb"])
        #expect(try await service.entries(of: address, after: page.next).items.map(\.id) == ["a"])
    }

    @Test func failures() async throws {
        struct Offline: Error {}
        let service = FeedService(
            storage: MemoryStorage<FeedAddress>(),
            fetcher: InlineFetcher { address, _ in
                switch address.host {
                case "gone.org": .refused(status: 410)
                case "html.org": .content("<html/>", validator: Validator())
                default: throw Offline()
                }
            })
        for host in ["gone.org", "html.org", "off.org"] {
            await service.subscribe(try FeedAddress(host))
        }
        let outcomes = await service.refreshAll()
        #expect(outcomes[try FeedAddress("gone.org")] == .failed(.refused(status: 410)))
        #expect(outcomes[try FeedAddress("html.org")] == .failed(.invalid(.unknownFormat(root: "html"))))
        #expect(outcomes[try FeedAddress("off.org")] == .failed(.unreachable("Offline()")))
        #expect(await service.refresh(try FeedAddress("other.org")) == .failed(.notSubscribed))
    }

    @Test func planFollowsTheNews() throws {
        let address = try FeedAddress("https://x.org/")
        let alarm = ManualAlarm()
        var times: [Int] = []
        let plan = RefreshPlan(alarm: alarm, shortest: 10, longest: 60) { _, done in
            times.append(alarm.now)
            done(times.count == 4 ? .updated(new: 1) : .unchanged)
        }
        plan.add(address)
        alarm.pass(200)
        #expect(times == [0, 20, 60, 120, 150])
        #expect(plan.interval(of: address) == 60)
    }
}
