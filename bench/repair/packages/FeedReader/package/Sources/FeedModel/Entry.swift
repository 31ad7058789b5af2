/// One piece of news.
public struct Entry: Codable, Hashable, Sendable, Identifiable {
    /// Unique in its feed.
    public let id: String
    public var title: String
    public var link: FeedAddress?
    public var published: FeedDate
    public var summary: String
    public var tags: [String]
    public var attachments: [Attachment]

    private enum CodingKeys: String, CodingKey {
        case id
        case title
        case link = "url"
        case published = "published_at"
        case summary
        case tags
        case attachments
    }

    public init(
        id: String, title: String, link: FeedAddress? = nil, published: FeedDate, summary: String = "",
        tags: [String] = [], attachments: [Attachment] = []
    ) {
        self.id = id
        self.title = title
        self.link = link
        self.published = published
        self.summary = summary
        self.tags = tags
        self.attachments = attachments
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(String.self, forKey: .id)
        title = try container.decodeIfPresent(String.self, forKey: .title) ?? "(untitled)"
        link = try container.decodeIfPresent(FeedAddress.self, forKey: .link)
        published = try container.decode(FeedDate.self, forKey: .published)
        summary = try container.decodeIfPresent(String.self, forKey: .summary) ?? ""
        tags = try container.decodeIfPresent([String].self, forKey: .tags) ?? []
        attachments = try container.decodeIfPresent([Attachment].self, forKey: .attachments) ?? []
    }

    /// The latest first, those of the same moment in the order of their ids.
    public static func isBefore(_ left: Entry, _ right: Entry) -> Bool {
        return (right.published, left.id) < (left.published, right.id)
    }
}

/// A feed with the entries that it has at the moment.
public struct Feed: Codable, Hashable, Sendable {
    public var title: String
    public var link: FeedAddress?
    /// The latest first.
    public private(set) var entries: [Entry]

    public init(title: String, link: FeedAddress? = nil, entries: [Entry] = []) {
        self.title = title
        self.link = link
        self.entries = []
        merge(entries)
    }

    /// Takes entries in; of those with an id that is there already the given one counts.
    /// - Returns: how many are new.
    @discardableResult
    public mutating func merge(_ others: [Entry]) -> Int {
        var byID: [String: Entry] = [:]
        for entry in entries + others {
            byID[entry.id] = entry
        }
        let added = byID.count - entries.count
        entries = byID.values.sorted(by: Entry.isBefore)
        return added
    }
}
