import SessionModel
import Synchronization

/// Sends visitors who are not logged in to another page.
public struct LoginGuard: Middleware {
    private let loginPath: String
    private let openPaths: Set<String>

    public init(loginPath: String, openPaths: Set<String> = []) {
        self.loginPath = loginPath
        self.openPaths = openPaths.union([loginPath])
    }

    public func respond(to request: Request, next: @escaping Responder) async throws -> Response {
        guard !openPaths.contains(request.path), request.session?.session.isAnonymous ?? true else {
            return try await next(request)
        }
        guard request.method.isSafe else { return Response(401, "log in first") }
        request.session?.flash("log in to see \(request.path)")
        return .redirect(to: loginPath)
    }
}

/// Counts what is answered, and says in each response the how manieth it is.
public final class RequestCounter: Middleware {
    private struct State {
        var total = 0
        var byStatus: [Int: Int] = [:]
    }

    private let state = Mutex(State())
    private let field: String

    public init(field: String = "X-Request-Number") {
        self.field = field
    }

    public var total: Int {
        return state.withLock { $0.total }
    }

    public func count(status: Int) -> Int {
        return state.withLock { $0.byStatus[status] ?? 0 }
    }

    public func respond(to request: Request, next: @escaping Responder) async throws -> Response {
        var response = try await next(request)
        response.beforeSending { response in
            let number = self.countUp(response.status)
            response.headers[self.field] = String(number)
        }
        return response
    }

    private func countUp(_ status: Int) -> Int {
        return state.withLock { state in
            state.total += 1
            state.byStatus[status, default: 0] += 1
            return state.total
        }
    }
}

/// Turns errors into responses.
public struct ErrorPage: Middleware {
    public init() {}

    public func respond(to request: Request, next: @escaping Responder) async throws -> Response {
        do {
            return try await next(request)
        } catch let error as SessionError {
            switch error {
            case .unknown, .expired: return Response(440, "\(error)")
            case .unavailable: return Response(503, "come back later")
            }
        } catch {
            return Response(500, "something went wrong")
        }
    }
}
