/// Where events are sent to.
public struct Endpoint: Codable, Sendable, Hashable, Identifiable {
    public let id: String
    public var url: String
    /// The types of events that are wanted: whole ones, groups such as `order.*`, or `*` for all.
    public var events: [String]
    public var state: EndpointState

    private enum CodingKeys: String, CodingKey {
        case id
        case url
        case events = "enabled_events"
        case state
    }

    public init(id: String, url: String, events: [String] = ["*"], state: EndpointState = .active) {
        self.id = id
        self.url = url
        self.events = events
        self.state = state
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(String.self, forKey: .id)
        url = try container.decode(String.self, forKey: .url)
        events = try container.decodeIfPresent([String].self, forKey: .events) ?? ["*"]
        state = try container.decodeIfPresent(EndpointState.self, forKey: .state) ?? .active
    }

    /// Whether an event of a type is sent here.
    public func wants(_ type: String) -> Bool {
        guard state.isDeliverable else { return false }
        return events.contains { pattern in
            if pattern == "*" { return true }
            guard pattern.hasSuffix(".*") else { return pattern == type }
            return type.hasPrefix(pattern.dropLast())
        }
    }
}
