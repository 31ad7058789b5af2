/// A status line without the protocol version.
public struct HTTPStatus: Sendable, Hashable {
    /// The class of a status, from its first digit.
    public enum Category: Int, Sendable, CaseIterable {
        case informational = 1
        case success
        case redirection
        case clientError
        case serverError
    }

    public let code: Int
    public let reason: String

    /// A code outside 100...599 is replaced by 500, so that a response is always valid.
    public init(code: Int, reason: String) {
        self.code = (100...599).contains(code) ? code : 500
        self.reason = reason
    }

    public var category: Category {
        Category(rawValue: code / 100) ?? .serverError
    }

    public var isError: Bool {
        switch category {
        case .clientError, .serverError: true
        case .informational, .success, .redirection: false
        }
    }

    /// Whether the protocol allows a body with this status.
    public var allowsBody: Bool {
        category != .informational && code != 204 && code != 304
    }

    // Two statuses are the same when their codes are; the reason is for people.
    public static func == (left: HTTPStatus, right: HTTPStatus) -> Bool {
        left.code == right.code
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(code)
    }
}

extension HTTPStatus {
    public static let ok = HTTPStatus(code: 200, reason: "OK")
    public static let created = HTTPStatus(code: 201, reason: "Created")
    public static let noContent = HTTPStatus(code: 204, reason: "No Content")
    public static let movedPermanently = HTTPStatus(code: 301, reason: "Moved Permanently")
    public static let found = HTTPStatus(code: 302, reason: "Found")
    public static let notModified = HTTPStatus(code: 304, reason: "Not Modified")
    public static let badRequest = HTTPStatus(code: 400, reason: "Bad Request")
    public static let unauthorized = HTTPStatus(code: 401, reason: "Unauthorized")
    public static let notFound = HTTPStatus(code: 404, reason: "Not Found")
    public static let methodNotAllowed = HTTPStatus(code: 405, reason: "Method Not Allowed")
    public static let notAcceptable = HTTPStatus(code: 406, reason: "Not Acceptable")
    public static let contentTooLarge = HTTPStatus(code: 413, reason: "Content Too Large")
    public static let unsupportedMediaType = HTTPStatus(code: 415, reason: "Unsupported Media Type")
    public static let unprocessable = HTTPStatus(code: 422, reason: "Unprocessable Content")
    public static let internalServerError = HTTPStatus(code: 500, reason: "Internal Server Error")
    public static let unavailable = HTTPStatus(code: 503, reason: "Service Unavailable")
}

extension HTTPStatus: CustomStringConvertible {
    public var description: String { "\(code) \(reason)" }
}
