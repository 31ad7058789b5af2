/// The verb of a request. Names are case-sensitive, as in RFC 9110.
public enum HTTPMethod: Sendable, Hashable {
    case get
    case head
    case post
    case put
    case patch
    case delete
    case options
    /// A verb this package has no case for, such as `PURGE`.
    case other(String)

    /// The case for a verb; a name nobody knows becomes ``other(_:)``.
    public init(name: String) {
        switch name {
        case "GET": self = .get
        case "HEAD": self = .head
        case "POST": self = .post
        case "PUT": self = .put
        case "PATCH": self = .patch
        case "DELETE": self = .delete
        case "OPTIONS": self = .options
        default: self = .other(name)
        }
    }

    /// The verb as it stands on the wire.
    public var name: String {
        switch self {
        case .get: "GET"
        case .head: "HEAD"
        case .post: "POST"
        case .put: "PUT"
        case .patch: "PATCH"
        case .delete: "DELETE"
        case .options: "OPTIONS"
        case .other(let name): name
        }
    }

    /// Whether a request may be repeated without a second effect.
    public var isIdempotent: Bool {
        switch self {
        case .get, .head, .put, .delete, .options: true
        case .post, .patch, .other: false
        }
    }

    /// Whether a body has a meaning for this verb.
    public var carriesBody: Bool {
        switch self {
        case .post, .put, .patch: true
        default: false
        }
    }

    private var rank: Int {
        switch self {
        case .get: 0
        case .head: 1
        case .post: 2
        case .put: 3
        case .patch: 4
        case .delete: 5
        case .options: 6
        case .other: 7
        }
    }
}

extension HTTPMethod: Comparable {
    /// The order of listings: reading verbs first, unknown verbs last and by name.
    public static func < (left: HTTPMethod, right: HTTPMethod) -> Bool {
        (left.rank, left.name) < (right.rank, right.name)
    }
}

extension HTTPMethod: CustomStringConvertible {
    public var description: String { name }
}

extension HTTPMethod: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        self.init(name: try container.decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(name)
    }
}
