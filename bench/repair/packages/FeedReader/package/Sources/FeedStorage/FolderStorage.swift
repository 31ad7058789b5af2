import FeedModel
import Foundation

/// Why a folder does not do as a storage.
public enum FolderError: Error, Hashable, Sendable {
    case unreadable(file: String)
    case unwritable(file: String)
}

extension FolderError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unreadable(let file): return "cannot read \(file)"
        case .unwritable(let file): return "cannot write \(file)"
        }
    }
}

/// Keeps each feed in a JSON file of its own.
public struct FolderStorage: FeedStorage {
    public typealias Key = String
    public typealias Failure = FolderError

    private let folder: URL
    private static let ending = ".feed.json"

    public init(folder: URL) {
        self.folder = folder
    }

    /// Letters, digits and `-` stay in the name of the file, everything else is written as `_` and its code.
    public static func fileName(for key: String) -> String {
        var name = ""
        for byte in key.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                name.append(Character(Unicode.Scalar(byte)))
            default:
                name += (byte < 16 ? "_0" : "_") + String(byte, radix: 16)
            }
        }
        return name + ending
    }

    private static func key(of fileName: String) -> String? {
        guard fileName.hasSuffix(ending) else { return nil }
        var bytes: [UInt8] = []
        var rest = Array(fileName.utf8.dropLast(ending.utf8.count))[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "_") else {
                bytes.append(byte)
                continue
            }
            let code = String(decoding: rest.prefix(2), as: UTF8.self)
            guard code.count == 2, let value = UInt8(code, radix: 16) else { return nil }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    public func load(_ key: String) throws(FolderError) -> Feed? {
        let file = folder.appendingPathComponent(FolderStorage.fileName(for: key))
        guard FileManager.default.fileExists(atPath: file.path) else { return nil }
        do {
            return try JSONDecoder().decode(Feed.self, from: Data(contentsOf: file))
        } catch {
            throw .unreadable(file: file.lastPathComponent)
        }
    }

    public func save(_ feed: Feed, for key: String) throws(FolderError) {
        let file = folder.appendingPathComponent(FolderStorage.fileName(for: key))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            try encoder.encode(feed).write(to: file, options: .atomic)
        } catch {
            throw .unwritable(file: file.lastPathComponent)
        }
    }

    public func keys() throws(FolderError) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder.path).compactMap(FolderStorage.key).sorted()
        } catch {
            throw .unreadable(file: folder.lastPathComponent)
        }
    }

    public func remove(_ key: String) throws(FolderError) -> Bool {
        let file = folder.appendingPathComponent(FolderStorage.fileName(for: key))
        guard FileManager.default.fileExists(atPath: file.path) else { return false }
        do {
            try FileManager.default.removeItem(at: file)
        } catch {
            throw .unwritable(file: file.lastPathComponent)
        }
        return true
    }
}
