import Foundation
import LedgerCore

/// What can be wrong with a journal file.
public enum JournalFileError: Error, Equatable, Sendable, CustomStringConvertible {
    /// A line, counted from 1, is not an entry.
    case corruptLine(Int)

    public var description: String {
        switch self {
        case .corruptLine(let number): "line \(number) of the journal is not an entry"
        }
    }
}

/// Keeps the journal in a file, one entry as JSON on each line.
///
/// Lines are never rewritten. Empty lines are skipped, so that a journal may be edited by hand.
public actor FileJournalStore: JournalStore {
    /// A line of the file, counted from 1.
    public struct Line: Hashable, Sendable {
        public let number: Int
    }

    private let url: URL
    private var lines: [(number: Int, entry: JournalEntry)] = []
    private var ids: Set<EntryID> = []
    private var lineCount = 0

    /// Opens the journal at `url`, which need not exist.
    /// - Throws: `JournalFileError.corruptLine`, `LedgerError.duplicateEntry` or what reading the file throws.
    public init(url: URL) throws {
        self.url = url
        guard FileManager.default.fileExists(atPath: url.path) else { return }
        let decoder = JSONDecoder()
        var text = try Data(contentsOf: url)[...]
        while !text.isEmpty {
            let line = text.prefix { $0 != UInt8(ascii: "\n") }
            text = text.dropFirst(line.count + 1)
            lineCount += 1
            guard !line.isEmpty else { continue }
            guard let entry = try? decoder.decode(JournalEntry.self, from: Data(line)) else {
                throw JournalFileError.corruptLine(lineCount)
            }
            guard ids.insert(entry.id).inserted else {
                throw LedgerError.duplicateEntry(entry.id)
            }
            lines.append((lineCount, entry))
        }
    }

    public var count: Int { lines.count }

    public var nextID: EntryID { ids.max()?.next ?? 1 }

    public func append(_ entry: JournalEntry) throws {
        guard !ids.contains(entry.id) else {
            throw LedgerError.duplicateEntry(entry.id)
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var data = try encoder.encode(entry)
        data.append(UInt8(ascii: "\n"))
        try write(data)
        ids.insert(entry.id)
        lineCount += 1
        lines.append((lineCount, entry))
    }

    public func entry(_ id: EntryID) -> JournalEntry? {
        guard ids.contains(id) else { return nil }
        return lines.first { $0.entry.id == id }?.entry
    }

    public func page(from cursor: Line?, limit: Int) -> JournalPage<Line> {
        let rest = lines.drop { $0.number < cursor?.number ?? 1 }
        let entries = rest.prefix(max(0, limit)).map(\.entry)
        let next = rest.dropFirst(entries.count).first.map { Line(number: $0.number) }
        return JournalPage(entries: entries, next: next)
    }

    private func write(_ data: Data) throws {
        if !FileManager.default.fileExists(atPath: url.path) {
            try data.write(to: url)
            return
        }
        let handle = try FileHandle(forWritingTo: url)
        defer { try? handle.close() }
        _ = try handle.seekToEnd()
        try handle.write(contentsOf: data)
    }
}
