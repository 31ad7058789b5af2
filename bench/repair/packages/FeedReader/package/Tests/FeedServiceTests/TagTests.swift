import FeedModel
import FeedService
import FeedStorage
import Testing

@Test func entriesByTag() async throws {
    let address = try FeedAddress("x.org")
    let storage = MemoryStorage<FeedAddress>()
    let service = FeedService(storage: storage, fetcher: InlineFetcher { _, _ in .unchanged })
    let entries = ["a", "b", "a"].enumerated().map { index, tag in
        Entry(id: "\(index)", title: "", published: FeedDate(seconds: Int64(index)), tags: [tag])
    }
    await storage.save(Feed(title: "T", entries: entries), for: address)
    await service.subscribe(address)
    #expect(try await service.entries(of: address, tagged: "a").items.map(\.id) == ["2", "0"])
}
