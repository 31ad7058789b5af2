import RouteCoding
import RouteHTTP
import RouteTree

/// The body of an error response, after RFC 9457.
public struct Problem: Codable, Sendable, Equatable {
    public var type: String
    public var title: String
    public var statusCode: Int
    public var detail: String?

    private enum CodingKeys: String, CodingKey {
        case type
        case title
        case statusCode = "status"
        case detail
    }

    public init(_ status: HTTPStatus, detail: String? = nil, type: String = "about:blank") {
        self.type = type
        self.title = status.reason
        self.statusCode = status.code
        self.detail = detail
    }
}

/// Turns errors into responses. What no rule knows is a 500 without a word about the cause.
public struct ErrorMapper: Sendable {
    /// What a rule answers.
    public struct Answer: Sendable {
        public let status: HTTPStatus
        public let detail: String?
        public let headers: HTTPHeaders

        public init(_ status: HTTPStatus, detail: String? = nil, headers: HTTPHeaders = [:]) {
            self.status = status
            self.detail = detail
            self.headers = headers
        }
    }

    private typealias Rule = @Sendable (any Error) -> Answer?

    private var rules: [Rule] = []

    /// A mapper that knows no error at all.
    public init() {}

    /// A mapper that knows the errors of this package.
    public static let standard: ErrorMapper = {
        var mapper = ErrorMapper()
        mapper.map(RouteError.self) { Answer($0.status, detail: $0.description, headers: $0.headers) }
        mapper.map(BodyError.self) { error in
            switch error {
            case .empty, .malformed: Answer(.badRequest, detail: error.description)
            case .missingKey, .wrongType: Answer(.unprocessable, detail: error.description)
            case .unsupportedValue: Answer(.internalServerError)
            }
        }
        mapper.map(ParameterError.self) { error in
            switch error {
            case .missing: Answer(.internalServerError)
            case .malformed: Answer(.badRequest, detail: error.description)
            }
        }
        return mapper
    }()

    /// Adds a rule for one type of error. A later rule goes before an earlier one, so that a
    /// service can correct the standard.
    public mutating func map<Failure: Error>(
        _ type: Failure.Type,
        _ answer: @escaping @Sendable (Failure) -> Answer
    ) {
        rules.append { error in
            (error as? Failure).map(answer)
        }
    }

    public func answer(to error: any Error) -> Answer {
        for rule in rules.reversed() {
            if let answer = rule(error) { return answer }
        }
        return Answer(.internalServerError)
    }

    /// The response to an error: a ``Problem`` as `application/problem+json`.
    public func response(to error: any Error) -> HTTPResponse {
        let answer = self.answer(to: error)
        let problem = Problem(answer.status, detail: answer.detail)
        let body = (try? JSONBodyCoder().encode(problem)) ?? []
        var response = HTTPResponse(answer.status, headers: answer.headers, body: body)
        response.headers["Content-Type"] = MediaType.problemJSON.description
        return response
    }
}
