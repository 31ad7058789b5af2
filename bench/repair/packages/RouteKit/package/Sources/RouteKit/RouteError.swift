import RouteHTTP

/// What goes wrong before, beside or in a handler and has a status of its own.
public enum RouteError: Error, Equatable {
    case notFound(path: String)
    case methodNotAllowed(HTTPMethod, allowed: [HTTPMethod])
    case unsupportedMediaType(String)
    case notAcceptable([MediaType])
    case contentTooLarge(limit: Int)
    /// A refusal by a handler, with a text for the client.
    case refused(HTTPStatus, String)

    public var status: HTTPStatus {
        switch self {
        case .notFound: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .unsupportedMediaType: .unsupportedMediaType
        case .notAcceptable: .notAcceptable
        case .contentTooLarge: .contentTooLarge
        case .refused(let status, _): status
        }
    }

    /// Fields a response to this error needs.
    public var headers: HTTPHeaders {
        switch self {
        case .methodNotAllowed(_, let allowed): ["Allow": allowed.listed]
        default: [:]
        }
    }
}

extension RouteError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notFound(let path):
            "There is nothing at “\(path)”."
        case .methodNotAllowed(let method, let allowed):
            "\(method) is not allowed here; allowed: \(allowed.listed)."
        case .unsupportedMediaType(let format) where format.isEmpty:
            "The format of the body is unknown."
        case .unsupportedMediaType(let format):
            "The format “\(format)” is not read here."
        case .notAcceptable(let offers):
            "None of the accepted formats is written here; offered: \(offers.map(\.essence).joined(separator: ", "))."
        case .contentTooLarge(let limit):
            "The body is longer than \(limit) bytes."
        case .refused(_, let text):
            text
        }
    }
}

extension [HTTPMethod] {
    /// The value of an `Allow` header.
    var listed: String {
        sorted().map(\.name).joined(separator: ", ")
    }
}

/// Why a route cannot be registered.
public enum RegistrationError: Error, Equatable {
    case duplicate(HTTPMethod, pattern: String)
}
