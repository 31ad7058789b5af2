import Foundation
import SessionModel

/// Why an archive cannot be used.
public enum ArchiveError: Error, Hashable, Sendable {
    case unreadable(String)
    case unknownVersion(Int)
    case repeated(SessionID)
}

extension ArchiveError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unreadable(let cause): return "not an archive of sessions: \(cause)"
        case .unknownVersion(let version): return "archives of version \(version) are not known"
        case .repeated(let id): return "session \(id) is there twice"
        }
    }
}

/// Sessions as JSON.
public struct SessionArchive: Codable, Hashable, Sendable {
    public static let version = 2

    public let version: Int
    public let savedAt: Moment
    public let sessions: [Session]

    private enum CodingKeys: String, CodingKey {
        case version
        case savedAt = "saved_at"
        case sessions
    }

    public init(savedAt: Moment, sessions: [Session]) {
        self.version = SessionArchive.version
        self.savedAt = savedAt
        self.sessions = sessions.inOrderOfCreation()
    }

    /// - Throws: `ArchiveError`.
    public init(json: Data) throws(ArchiveError) {
        do {
            self = try JSONDecoder().decode(SessionArchive.self, from: json)
        } catch DecodingError.keyNotFound(let key, _) {
            throw .unreadable("\(key.stringValue) is missing")
        } catch DecodingError.dataCorrupted(let context) {
            throw .unreadable(context.debugDescription)
        } catch {
            throw .unreadable("a value of the wrong type")
        }
        guard version == SessionArchive.version else { throw .unknownVersion(version) }
        var seen: Set<SessionID> = []
        for session in sessions {
            guard seen.insert(session.id).inserted else { throw .repeated(session.id) }
        }
    }

    /// Keys are sorted, so that the same sessions give the same text.
    public func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return try encoder.encode(self)
    }
}
