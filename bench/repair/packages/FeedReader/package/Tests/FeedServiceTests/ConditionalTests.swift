import FeedModel
import FeedService
import FeedStorage
import Testing

@Test func validatorsAreSentAgain() async throws {
    let address = try FeedAddress("x.org")
    let text = "<rss><channel><title>T</title></channel></rss>"
    let service = FeedService(
        storage: MemoryStorage<FeedAddress>(),
        fetcher: InlineFetcher { _, validator in
            validator?.tag == "v1" ? .unchanged : .content(text, validator: Validator(tag: "v1"))
        })
    await service.subscribe(address)
    #expect(await service.refresh(address) == .updated(new: 0))
    #expect(await service.refresh(address) == .unchanged)
}
