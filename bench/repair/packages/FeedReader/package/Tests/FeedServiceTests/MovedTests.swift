import FeedModel
import FeedService
import FeedStorage
import Testing

@Test func movedFeeds() async throws {
    let text = "<rss><channel><title>T</title><item><guid>a</guid><pubDate>1 May 2024 10:00:00 GMT</pubDate></item></channel></rss>"
    let old = try FeedAddress("https://old.org/")
    let new = try FeedAddress("https://new.org/")
    let service = FeedService(
        storage: MemoryStorage<FeedAddress>(),
        fetcher: InlineFetcher { address, _ in
            address == old ? .moved(to: new) : .content(text, validator: Validator())
        })
    await service.subscribe(old)
    #expect(await service.refresh(old) == .moved(to: new, new: 1))
    #expect(await service.refresh(old) == .updated(new: 0))
    #expect(try await service.entries(of: old).items.count == 1)
}
