#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Where the sources of templates come from.
public protocol TemplateLoader: Sendable {
    /// What tells two templates apart, also when they have the same name in different places.
    associatedtype Identity: Hashable & Sendable

    /// The template of a name, as seen from the one that includes it.
    /// - Throws: ``LoadError``
    func identity(of name: String, includedBy outer: Identity?) throws -> Identity

    func source(of identity: Identity) async throws -> String
}

public enum LoadError: Error, Hashable {
    case notFound(String)
    case forbiddenName(String)
    case unreadable(String)
}

extension LoadError: CustomStringConvertible {
    public var description: String {
        switch self {
        case let .notFound(name): "there is no template “\(name)”"
        case let .forbiddenName(name): "“\(name)” is no name of a template"
        case let .unreadable(name): "the template “\(name)” cannot be read"
        }
    }
}

/// Templates in memory. A name that begins with `./` is looked up beside the template that includes it.
public struct MemoryLoader: TemplateLoader {
    private let sources: [String: String]

    public init(_ sources: [String: String]) {
        self.sources = sources
    }

    public func identity(of name: String, includedBy outer: String?) throws -> String {
        let full: String
        if name.hasPrefix("./") {
            let folder = outer?.lastIndex(of: "/").map { outer?[...$0] ?? "" } ?? ""
            full = String(folder) + name.dropFirst(2)
        } else {
            full = name
        }
        guard sources[full] != nil else { throw LoadError.notFound(full) }
        return full
    }

    public func source(of identity: String) async throws -> String {
        guard let source = sources[identity] else { throw LoadError.notFound(identity) }
        return source
    }
}

/// Templates in the files of a folder. Names have no `..` in them and do not begin with a slash.
public struct FolderLoader: TemplateLoader {
    public struct Identity: Hashable, Sendable {
        let path: String
        let name: String
    }

    private let folder: String
    private let suffix: String

    public init(folder: String, suffix: String = "") {
        self.folder = folder
        self.suffix = suffix
    }

    public func identity(of name: String, includedBy _: Identity?) throws -> Identity {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard !parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) else {
            throw LoadError.forbiddenName(name)
        }
        let path = folder + "/" + name + suffix
        guard access(path, F_OK) == 0 else { throw LoadError.notFound(name) }
        return Identity(path: path, name: name)
    }

    public func source(of identity: Identity) async throws -> String {
        guard let file = fopen(identity.path, "r") else { throw LoadError.unreadable(identity.name) }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            bytes += buffer.prefix(count)
            if count < buffer.count { break }
        }
        guard ferror(file) == 0 else { throw LoadError.unreadable(identity.name) }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// A loader that asks a second one for what the first one does not know.
public struct FallbackLoader<First: TemplateLoader, Second: TemplateLoader>: TemplateLoader {
    public enum Identity: Hashable, Sendable {
        case first(First.Identity)
        case second(Second.Identity)
    }

    private let first: First
    private let second: Second

    public init(_ first: First, _ second: Second) {
        self.first = first
        self.second = second
    }

    public func identity(of name: String, includedBy outer: Identity?) throws -> Identity {
        var outerOfFirst: First.Identity?
        var outerOfSecond: Second.Identity?
        switch outer {
        case let .first(identity)?: outerOfFirst = identity
        case let .second(identity)?: outerOfSecond = identity
        case nil: break
        }
        do {
            return .first(try first.identity(of: name, includedBy: outerOfFirst))
        } catch LoadError.notFound {
            return .second(try second.identity(of: name, includedBy: outerOfSecond))
        }
    }

    public func source(of identity: Identity) async throws -> String {
        switch identity {
        case let .first(identity): try await first.source(of: identity)
        case let .second(identity): try await second.source(of: identity)
        }
    }
}
