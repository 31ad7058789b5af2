/// One request as a value: nothing in it depends on a connection.
public struct HTTPRequest: Sendable, Equatable {
    public var method: HTTPMethod
    /// The path as it was sent, still percent-encoded and without the query.
    public var path: String
    public var query: QueryItems
    public var headers: HTTPHeaders
    public var body: [UInt8]

    public init(
        _ method: HTTPMethod,
        _ target: String,
        headers: HTTPHeaders = [:],
        body: [UInt8] = []
    ) {
        self.method = method
        self.headers = headers
        self.body = body
        if let mark = target.firstIndex(of: "?") {
            path = String(target[..<mark])
            query = QueryItems(parsing: String(target[target.index(after: mark)...]))
        } else {
            path = target
            query = QueryItems()
        }
    }

    /// The body's format, when it is named and readable.
    public var contentType: MediaType? {
        headers["Content-Type"].flatMap(MediaType.init(parsing:))
    }
}

/// The items of a query string, in order; a name may appear several times.
public struct QueryItems: Sendable, Equatable {
    public private(set) var items: [Item] = []

    public struct Item: Sendable, Equatable {
        public let name: String
        public let value: String
    }

    public init() {}

    /// Reads `a=1&b=2`. An item with a broken escape is left out; an item without `=` is empty.
    public init(parsing text: String) {
        for part in text.split(separator: "&") {
            let pieces = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = pieces.first.flatMap({ String($0).percentDecoded(plusIsSpace: true) }), !name.isEmpty
            else { continue }
            let raw = pieces.count == 2 ? String(pieces[1]) : ""
            guard let value = raw.percentDecoded(plusIsSpace: true) else { continue }
            items.append(Item(name: name, value: value))
        }
    }

    /// The first value of a name.
    public subscript(name: String) -> String? {
        items.first { $0.name == name }?.value
    }

    /// The first value of a name as a number, a truth value or another readable type.
    public func value<T: LosslessStringConvertible>(_ name: String, as type: T.Type = T.self) -> T? {
        self[name].flatMap(T.init)
    }

    public func values(_ name: String) -> [String] {
        items.compactMap { $0.name == name ? $0.value : nil }
    }
}
