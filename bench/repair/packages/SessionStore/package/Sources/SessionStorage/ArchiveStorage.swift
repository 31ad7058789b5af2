import Foundation
import SessionModel

/// Keeps sessions in an archive that it reads once and writes after each change.
public actor ArchiveStorage: SessionStorage {
    public typealias Failure = ArchiveError

    private let clock: any ServerClock
    private let write: @Sendable (Data) throws -> Void
    private var sessions: [SessionID: Session]

    /// - Parameter json: `nil` to begin with an empty archive.
    /// - Parameter write: is given the whole archive.
    public init(
        json: Data?, clock: any ServerClock, write: @escaping @Sendable (Data) throws -> Void
    ) throws(ArchiveError) {
        self.clock = clock
        self.write = write
        self.sessions = [:]
        if let json {
            for session in try SessionArchive(json: json).sessions {
                sessions[session.id] = session
            }
        }
    }

    public func load(_ id: SessionID) -> Session? {
        return sessions[id]
    }

    public func save(_ session: Session) throws(ArchiveError) {
        let previous = sessions.updateValue(session, forKey: session.id)
        do {
            try flush()
        } catch {
            sessions[session.id] = previous
            throw error
        }
    }

    public func remove(_ id: SessionID) throws(ArchiveError) -> Bool {
        guard let session = sessions.removeValue(forKey: id) else { return false }
        do {
            try flush()
        } catch {
            sessions[id] = session
            throw error
        }
        return true
    }

    public func all() -> [Session] {
        return sessions.values.inOrderOfCreation()
    }

    private func flush() throws(ArchiveError) {
        do {
            try write(try SessionArchive(savedAt: clock.now, sessions: Array(sessions.values)).json())
        } catch {
            throw .unreadable("\(error)")
        }
    }
}
