/// What comes with an entry.
public enum Attachment: Hashable, Sendable {
    case audio(FeedAddress, seconds: Int?)
    case image(FeedAddress)
    case other(FeedAddress, type: String)

    public init(_ address: FeedAddress, type: String, seconds: Int? = nil) {
        switch type.split(separator: "/").first {
        case "audio": self = .audio(address, seconds: seconds)
        case "image": self = .image(address)
        default: self = .other(address, type: type)
        }
    }

    public var address: FeedAddress {
        switch self {
        case .audio(let address, _), .image(let address), .other(let address, _):
            return address
        }
    }

    /// For people: `🎧 3:05`.
    public var label: String {
        switch self {
        case .audio(_, nil):
            return "🎧"
        case .audio(_, let seconds?):
            let rest = seconds % 60
            return "🎧 \(seconds / 60):\(rest < 10 ? "0" : "")\(rest)"
        case .image:
            return "🖼"
        case .other(_, let type):
            return "📎 \(type)"
        }
    }
}

extension Attachment: Codable {
    private enum CodingKeys: String, CodingKey {
        case kind
        case address = "url"
        case seconds = "duration"
        case type = "mime_type"
    }

    private enum Kind: String, Codable {
        case audio, image, other
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let address = try container.decode(FeedAddress.self, forKey: .address)
        switch try container.decode(Kind.self, forKey: .kind) {
        case .audio:
            self = .audio(address, seconds: try container.decodeIfPresent(Int.self, forKey: .seconds))
        case .image:
            self = .image(address)
        case .other:
            self = .other(address, type: try container.decode(String.self, forKey: .type))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(address, forKey: .address)
        switch self {
        case .audio(_, let seconds):
            try container.encode(Kind.audio, forKey: .kind)
            try container.encodeIfPresent(seconds, forKey: .seconds)
        case .image:
            try container.encode(Kind.image, forKey: .kind)
        case .other(_, let type):
            try container.encode(Kind.other, forKey: .kind)
            try container.encode(type, forKey: .type)
        }
    }
}
