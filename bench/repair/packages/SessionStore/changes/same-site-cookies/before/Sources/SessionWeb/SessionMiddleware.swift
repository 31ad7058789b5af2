import SessionModel
import SessionStorage
import SessionTokens
import Synchronization

/// How the session's cookie looks.
public struct CookieRules: Hashable, Sendable {
    public var name = "sid"
    public var isSecure = true

    public init() {}
}

/// Gives each request its session, and each visitor the token for it.
public final class SessionMiddleware<Storage: SessionStorage>: Middleware {
    private let store: SessionStore<Storage>
    private let signer: TokenSigner
    private let rules: CookieRules
    private let refusals = Mutex<[TokenError]>([])

    public init(store: SessionStore<Storage>, signer: TokenSigner, rules: CookieRules = CookieRules()) {
        self.store = store
        self.signer = signer
        self.rules = rules
    }

    /// The tokens that were not believed, oldest first.
    public var refused: [TokenError] {
        return refusals.withLock { $0 }
    }

    public func respond(to request: Request, next: @escaping Responder) async throws -> Response {
        let (session, needsToken) = try await open(request)
        let handle = SessionHandle(session)
        var request = request
        request.session = handle
        var response = try await next(request)
        let (changed, fate) = handle.outcome
        switch fate {
        case .unchanged:
            if needsToken { remember(changed.id, in: &response) }
        case .changed:
            try await store.save(changed)
            if needsToken { remember(changed.id, in: &response) }
        case .renamed:
            try await store.save(changed)
            let renamed = try await store.rename(changed.id)
            remember(renamed.id, in: &response)
        case .ended:
            try await store.end(changed.id)
            response.beforeSending { response in
                response.headers.add("Set-Cookie", self.shaped(.forgetting(self.rules.name)).field)
            }
        }
        return response
    }

    /// The session that the request's token names, or a new one.
    private func open(_ request: Request) async throws -> (session: Session, needsToken: Bool) {
        guard let text = request.cookies[rules.name], let token = believed(text) else {
            return (try await store.create(), true)
        }
        do throws(SessionError) {
            let session = try await store.visit(token.session)
            return (session, token.isOutdated)
        } catch {
            guard error.isForgivable else { throw error }
            return (try await store.create(), true)
        }
    }

    private func believed(_ text: String) -> VerifiedToken? {
        do throws(TokenError) {
            return try signer.verify(text)
        } catch {
            refusals.withLock { $0.append(error) }
            return nil
        }
    }

    private func remember(_ id: SessionID, in response: inout Response) {
        response.beforeSending { response in
            let token = self.signer.issue(for: id)
            var cookie = Cookie(name: self.rules.name, value: token.text)
            if case .fixed(let span) = self.store.policy {
                cookie.maxAge = span
            }
            response.headers.add("Set-Cookie", self.shaped(cookie).field)
        }
    }

    private func shaped(_ cookie: Cookie) -> Cookie {
        var cookie = cookie
        cookie.isSecure = rules.isSecure
        return cookie
    }
}
