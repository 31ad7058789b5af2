public enum Method: String, Hashable, Sendable {
    case get = "GET"
    case post = "POST"
    case delete = "DELETE"

    /// Whether it may change nothing.
    public var isSafe: Bool {
        switch self {
        case .get: return true
        case .post, .delete: return false
        }
    }
}

public struct Request: Sendable {
    public let method: Method
    public let path: String
    public var headers: Headers
    public let body: String
    /// The visitor's session; `nil` before `SessionMiddleware`.
    public internal(set) var session: SessionHandle?

    public init(_ method: Method, _ path: String, headers: Headers = [:], body: String = "") {
        self.method = method
        self.path = path
        self.headers = headers
        self.body = body
    }

    public var cookies: [String: String] {
        return Cookie.parse(headers["Cookie"] ?? "")
    }
}

public struct Response: Sendable {
    public typealias Finisher = @Sendable (inout Response) -> Void

    public var status: Int
    public var headers: Headers = [:]
    public var body: String
    private var finishers: [Finisher] = []

    public init(_ status: Int = 200, _ body: String = "") {
        self.status = status
        self.body = body
    }

    public static func redirect(to path: String) -> Response {
        var response = Response(303)
        response.headers["Location"] = path
        return response
    }

    /// Has something done just before the response is sent; what came last is done first.
    public mutating func beforeSending(_ finisher: @escaping Finisher) {
        finishers.append(finisher)
    }

    /// The response as it is sent.
    func finished() -> Response {
        var copy = self
        copy.finishers = []
        for finisher in finishers.reversed() {
            finisher(&copy)
        }
        return copy
    }
}
