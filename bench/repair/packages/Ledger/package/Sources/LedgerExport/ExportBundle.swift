import LedgerCore
import LedgerReports

/// A file to be written.
public struct ExportedFile: Hashable, Sendable {
    public let name: String
    public let text: String
}

/// Collects the files of one export, in the order in which they were added. Names are unique.
public final class ExportBundle {
    public let date: LedgerDate
    public private(set) var files: [ExportedFile] = []
    private var onAdd: ((ExportedFile) -> Void)?
    private lazy var log: [String] = []

    public init(date: LedgerDate) {
        self.date = date
    }

    /// The names of all files and whether they replaced another, for people.
    public var summary: String { log.joined(separator: "; ") }

    /// Calls `handler` for every file from now on.
    public func notify(_ handler: @escaping (ExportedFile) -> Void) {
        onAdd = handler
    }

    /// Exports `document` as `stem`; a file of the same name is replaced where it stands.
    @discardableResult
    public func add<E: Exporter>(_ document: E.Document, as stem: String, with exporter: E) throws -> ExportedFile {
        let file = ExportedFile(
            name: exporter.fileName(stem, on: date), text: try exporter.export(document))
        if let index = files.firstIndex(where: { $0.name == file.name }) {
            files[index] = file
            log.append("\(file.name) (replaced)")
        } else {
            files.append(file)
            log.append(file.name)
        }
        onAdd?(file)
        return file
    }
}
