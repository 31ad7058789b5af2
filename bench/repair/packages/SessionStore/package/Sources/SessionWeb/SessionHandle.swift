import SessionModel
import Synchronization

/// The session of a request, for those who answer it. What they change is kept when they are done.
public final class SessionHandle: Sendable {
    enum Fate: Hashable, Sendable {
        case unchanged
        case changed
        /// Changed, and to be renamed.
        case renamed
        case ended
    }

    private struct State {
        var session: Session
        var fate = Fate.unchanged
    }

    private let state: Mutex<State>

    init(_ session: Session) {
        self.state = Mutex(State(session: session))
    }

    public var session: Session {
        return state.withLock { $0.session }
    }

    public subscript<Value>(key: SessionKey<Value>) -> Value? {
        get { session[key] }
        set { change { $0[key] = newValue } }
    }

    public func change(_ body: (inout Session) -> Void) {
        state.withLock { state in
            let before = state.session
            body(&state.session)
            if state.fate == .unchanged, state.session != before {
                state.fate = .changed
            }
        }
    }

    public func flash(_ message: String) {
        change { $0.flash(message) }
    }

    public func takeFlashes() -> [String] {
        var flashes: [String] = []
        change { flashes = $0.takeFlashes() }
        return flashes
    }

    /// The session is the user's from now on, under a new name.
    public func logIn(_ user: String) {
        change { $0.user = user }
        state.withLock { $0.fate = .renamed }
    }

    /// Ends the session.
    public func logOut() {
        state.withLock { $0.fate = .ended }
    }

    var outcome: (session: Session, fate: Fate) {
        return state.withLock { ($0.session, $0.fate) }
    }
}
