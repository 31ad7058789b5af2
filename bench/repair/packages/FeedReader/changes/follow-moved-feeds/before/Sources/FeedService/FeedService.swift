import FeedModel
import FeedParsing
import FeedStorage

/// Fetches the feeds that somebody subscribed to, and has their entries.
public actor FeedService<Storage: FeedStorage> where Storage.Key == FeedAddress {
    private struct Subscription {
        var validator: Validator?
    }

    private let storage: Storage
    private let fetcher: any Fetcher
    private let parser: FeedParser
    private var subscriptions: [FeedAddress: Subscription] = [:]

    public init(storage: Storage, fetcher: any Fetcher, parser: FeedParser = FeedParser()) {
        self.storage = storage
        self.fetcher = fetcher
        self.parser = parser
    }

    /// - Returns: whether it is new.
    @discardableResult
    public func subscribe(_ address: FeedAddress) -> Bool {
        guard subscriptions[address] == nil else { return false }
        subscriptions[address] = Subscription()
        return true
    }

    @discardableResult
    public func unsubscribe(_ address: FeedAddress) async throws -> Bool {
        guard subscriptions.removeValue(forKey: address) != nil else { return false }
        _ = try await storage.remove(address)
        return true
    }

    /// In the order of the alphabet.
    public var addresses: [FeedAddress] {
        return subscriptions.keys.sorted { $0.text < $1.text }
    }

    // MARK: Refreshing

    /// Fetches a feed and takes its entries in.
    public func refresh(_ address: FeedAddress) async -> RefreshOutcome {
        guard let subscription = subscriptions[address] else { return .failed(.notSubscribed) }
        do throws(RefreshError) {
            switch try await fetch(address, subscription.validator) {
            case .content(let text, let validator):
                let new = try await take(text, from: address)
                subscriptions[address] = Subscription(validator: validator)
                return .updated(new: new)
            case .unchanged:
                return .unchanged
            case .refused(let status):
                return .failed(.refused(status: status))
            }
        } catch {
            return .failed(error)
        }
    }

    /// Refreshes all feeds at the same time.
    public func refreshAll() async -> [FeedAddress: RefreshOutcome] {
        let all = addresses
        return await withTaskGroup(of: (FeedAddress, RefreshOutcome).self) { group in
            for address in all {
                group.addTask {
                    let outcome = await self.refresh(address)
                    return (address, outcome)
                }
            }
            var outcomes: [FeedAddress: RefreshOutcome] = [:]
            for await (address, outcome) in group {
                outcomes[address] = outcome
            }
            return outcomes
        }
    }

    private func fetch(_ place: FeedAddress, _ validator: Validator?) async throws(RefreshError) -> FetchReply {
        do {
            return try await fetcher.fetch(place, validator: validator)
        } catch {
            throw .unreachable("\(error)")
        }
    }

    private func take(_ text: String, from place: FeedAddress) async throws(RefreshError) -> Int {
        let fetched: Feed
        do {
            fetched = try parser.parse(text, from: place)
        } catch {
            throw .invalid(error)
        }
        do {
            var feed = try await storage.load(place) ?? Feed(title: fetched.title)
            feed.title = fetched.title
            feed.link = fetched.link
            let new = feed.merge(fetched.entries)
            try await storage.save(feed, for: place)
            return new
        } catch {
            throw .notStored("\(error)")
        }
    }

    // MARK: Reading

    /// The entries of a feed, or those of them that have a tag, latest first.
    /// - Throws: `PageError`, `RefreshError.notSubscribed` or what the storage throws.
    public func entries(
        of address: FeedAddress, tagged tag: String? = nil, after cursor: PageCursor? = nil, limit: Int = 20
    ) async throws -> Page<Entry> {
        guard subscriptions[address] != nil else { throw RefreshError.notSubscribed }
        let entries = try await storage.load(address)?.entries ?? []
        let wanted = entries.filter { entry in tag.map { entry.tags.contains($0) } ?? true }
        return try wanted.page(after: cursor, limit: limit)
    }
}
