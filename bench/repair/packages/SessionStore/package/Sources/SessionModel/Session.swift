/// What the server remembers of a visitor.
public struct Session: Hashable, Sendable, Identifiable {
    public let id: SessionID
    public var user: String?
    public let createdAt: Moment
    public private(set) var seenAt: Moment
    public private(set) var values: [String: SessionValue]
    /// Messages that are shown once, oldest first.
    public private(set) var flashes: [String]

    public init(id: SessionID, user: String? = nil, createdAt: Moment) {
        self.id = id
        self.user = user
        self.createdAt = createdAt
        self.seenAt = createdAt
        self.values = [:]
        self.flashes = []
    }

    /// The value of that name, `nil` too if it is of another type. Setting `nil` takes it away.
    public subscript<Value>(key: SessionKey<Value>) -> Value? {
        get { values[key.name].flatMap { Value(sessionValue: $0) } }
        set { values[key.name] = newValue?.sessionValue }
    }

    public var isAnonymous: Bool {
        return user == nil
    }

    /// Notes a visit; one that is older than the last is ignored.
    public mutating func touch(at moment: Moment) {
        seenAt = max(seenAt, moment)
    }

    public mutating func flash(_ message: String) {
        flashes.append(message)
    }

    /// - Returns: the messages, which are gone afterwards.
    public mutating func takeFlashes() -> [String] {
        defer { flashes = [] }
        return flashes
    }

    /// The same session under another name.
    public func renamed(to id: SessionID) -> Session {
        var copy = Session(id: id, user: user, createdAt: createdAt)
        copy.touch(at: seenAt)
        copy.values = values
        copy.flashes = flashes
        return copy
    }
}

extension Session: Codable {
    private enum CodingKeys: String, CodingKey {
        case id
        case user
        case createdAt = "created_at"
        case seenAt = "seen_at"
        case values
        case flashes = "flash"
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(SessionID.self, forKey: .id)
        user = try container.decodeIfPresent(String.self, forKey: .user)
        createdAt = try container.decode(Moment.self, forKey: .createdAt)
        seenAt = try container.decodeIfPresent(Moment.self, forKey: .seenAt) ?? createdAt
        values = try container.decodeIfPresent([String: SessionValue].self, forKey: .values) ?? [:]
        flashes = try container.decodeIfPresent([String].self, forKey: .flashes) ?? []
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encodeIfPresent(user, forKey: .user)
        try container.encode(createdAt, forKey: .createdAt)
        try container.encode(seenAt, forKey: .seenAt)
        try container.encode(values, forKey: .values)
        if !flashes.isEmpty {
            try container.encode(flashes, forKey: .flashes)
        }
    }
}
