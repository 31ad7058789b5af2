import FeedModel
import FeedParsing
import FeedService
import FeedStorage
import Foundation
import Synchronization
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

private let empty = "<rss><channel><title>T</title></channel></rss>"

@Suite struct HiddenServiceTests {
    private struct Full: Error, CustomStringConvertible { var description: String { "plein ✋" } }

    private actor FullStorage: FeedStorage {
        typealias Key = FeedAddress
        typealias Failure = Full

        func load(_ key: FeedAddress) -> Feed? { nil }
        func save(_ feed: Feed, for key: FeedAddress) throws(Full) { throw Full() }
        func keys() -> [FeedAddress] { [] }
        func remove(_ key: FeedAddress) throws(Full) -> Bool { throw Full() }
    }

    @Test func storageThatIsFull() async throws {
        let address = try FeedAddress("x.org")
        let tags = Mutex<[String?]>([])
        let service = FeedService(
            storage: FullStorage(),
            fetcher: InlineFetcher { _, validator in
                tags.withLock { $0.append(validator?.tag) }
                return .content(empty, validator: Validator(tag: "t"))
            })
        await service.subscribe(address)
        #expect(await service.refresh(address) == .failed(.notStored("plein ✋")))
        #expect(await service.refresh(address) == .failed(.notStored("plein ✋")))
        #expect(tags.withLock { $0 } == [nil, nil])
        await #expect(throws: Full.self) { try await service.unsubscribe(address) }
    }

    @Test func subscriptions() async throws {
        let service = FeedService(
            storage: MemoryStorage<FeedAddress>(), fetcher: InlineFetcher { _, _ in .content(empty, validator: Validator()) })
        for host in ["b.org", "a.org", "B.org"] {
            await service.subscribe(try FeedAddress(host))
        }
        #expect(await service.addresses.map(\.host) == ["a.org", "b.org"])
        #expect(try await service.unsubscribe(FeedAddress("a.org")))
        #expect(try await !service.unsubscribe(FeedAddress("a.org")))
        await #expect(throws: RefreshError.notSubscribed) { try await service.entries(of: FeedAddress("a.org")) }
        #expect(try await service.entries(of: FeedAddress("b.org")).items.isEmpty)
        await #expect(throws: PageError.badLimit(0)) { try await service.entries(of: FeedAddress("b.org"), limit: 0) }
        #expect(await service.refreshAll().values.map { $0 } == [.updated(new: 0)])
    }

    @Test func lastValidatorCounts() async throws {
        let address = try FeedAddress("x.org")
        let seen = Mutex<[String?]>([])
        let service = FeedService(
            storage: MemoryStorage<FeedAddress>(),
            fetcher: InlineFetcher { _, validator in
                let count = seen.withLock { seen in
                    seen.append(validator?.tag)
                    return seen.count
                }
                switch count {
                case 2: return .content("<html/>", validator: Validator(tag: "bad"))
                case 3: return .unchanged
                default: return .content(empty, validator: Validator(tag: "\(count)"))
                }
            })
        await service.subscribe(address)
        for _ in 0..<5 {
            _ = await service.refresh(address)
        }
        #expect(seen.withLock { $0 } == [nil, "1", "1", "1", "4"])
    }

    @Test func requests() throws {
        let translator = HTTPTranslator(agent: "é/1")
        let address = try FeedAddress("x.org/f")
        let plain = try #require(translator.request(for: address, validator: nil))
        #expect(plain.url?.absoluteString == "https://x.org/f")
        #expect(plain.value(forHTTPHeaderField: "If-None-Match") == nil)
        let both = try #require(translator.request(for: address, validator: Validator(tag: "\"a\"", modified: "m")))
        #expect(both.value(forHTTPHeaderField: "If-None-Match") == "\"a\"")
        #expect(both.value(forHTTPHeaderField: "If-Modified-Since") == "m")
    }

    @Test func messages() {
        #expect("\(RefreshError.refused(status: 404))" == "gone")
        #expect("\(RefreshError.refused(status: 403))" == "refused with 403")
        #expect("\(RefreshError.invalid(.badDate("é")))" == "no feed: “é” is no date")
        #expect(RefreshOutcome.updated(new: 1).isFresh)
        #expect(!RefreshOutcome.updated(new: 0).isFresh)
        #expect(!RefreshOutcome.failed(.notSubscribed).isFresh)
    }

    @Test func intervals() throws {
        let address = try FeedAddress("x.org")
        let alarm = ManualAlarm()
        var outcomes: [RefreshOutcome] = [
            .failed(.unreachable("")), .failed(.refused(status: 404)), .updated(new: 3), .failed(.refused(status: 500)),
        ]
        let plan = RefreshPlan(alarm: alarm, shortest: 10, longest: 100) { _, done in done(outcomes.removeFirst()) }
        var intervals: [Int?] = []
        var failures: [Int?] = []
        plan.onOutcome { address, _ in
            intervals.append(plan.interval(of: address))
            failures.append(plan.failures[address])
        }
        plan.add(address)
        alarm.pass(40)
        alarm.pass(100)
        alarm.pass(50)
        #expect(intervals == [40, 100, 50, 100])
        #expect(failures == [1, 2, nil, 1])
    }

    @Test func removedFeedsAreSilent() throws {
        let address = try FeedAddress("x.org")
        let alarm = ManualAlarm()
        var waiting: [(RefreshOutcome) -> Void] = []
        let plan = RefreshPlan(alarm: alarm, shortest: 0, longest: -1) { _, done in waiting.append(done) }
        var heard = 0
        plan.onOutcome { _, _ in heard += 1 }
        plan.add(address)
        plan.add(address)
        #expect(waiting.count == 1)
        plan.remove(address)
        plan.add(address)
        #expect(waiting.count == 1)
        plan.remove(address)
        waiting[0](.unchanged)
        #expect(heard == 0)
        #expect(plan.interval(of: address) == nil)
        #expect(alarm.pending == 0)
        plan.add(address)
        waiting[1](.unchanged)
        #expect(heard == 1)
        #expect(plan.interval(of: address) == 1)
        plan.remove(address)
        alarm.pass(5)
        #expect(waiting.count == 2)
        #expect(alarm.now == 5)
    }

    @Test func callsComeInOrder() {
        let alarm = ManualAlarm()
        var calls: [String] = []
        for (name, time) in [("c", 2), ("a", -1), ("b", 2)] {
            alarm.call(after: time) { calls.append("\(name)\(alarm.now)") }
        }
        alarm.pass(1)
        #expect(calls == ["a0"])
        alarm.pass(1)
        #expect(calls == ["a0", "c2", "b2"])
    }

    @Test func tagsAndPages() async throws {
        let address = try FeedAddress("x.org")
        let storage = MemoryStorage<FeedAddress>()
        let service = FeedService(storage: storage, fetcher: InlineFetcher { _, _ in .unchanged })
        let entries = (0..<30).map { number in
            Entry(id: "\(number)", title: "", published: FeedDate(seconds: Int64(number)), tags: number % 2 == 0 ? ["even"] : [])
        }
        await storage.save(Feed(title: "", entries: entries), for: address)
        await service.subscribe(address)
        let first = try await service.entries(of: address, tagged: "even", limit: 10)
        let second = try await service.entries(of: address, tagged: "even", after: first.next, limit: 10)
        #expect(first.items.first?.id == "28")
        #expect(second.items.map(\.id) == ["8", "6", "4", "2", "0"])
        #expect(try await service.entries(of: address).items.count == 20)
        #expect(try await service.entries(of: address, tagged: "odd").items.isEmpty)
    }
}
