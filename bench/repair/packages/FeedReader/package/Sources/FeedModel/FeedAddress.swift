import Foundation

/// Where a feed or an entry is to be found, in a form in which two addresses of the same place are equal.
public struct FeedAddress: Hashable, Sendable {
    public let text: String

    /// Schemes other than `http` and `https` are refused, `feed:` is taken for `https:`, and a missing one too.
    /// - Throws: `AddressError`.
    public init(_ text: String) throws(AddressError) {
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !trimmed.isEmpty else { throw .empty }
        guard var parts = URLComponents(string: FeedAddress.withScheme(trimmed)) else { throw .malformed(trimmed) }
        let scheme = parts.scheme?.lowercased() ?? ""
        guard scheme == "http" || scheme == "https" else { throw .unknownScheme(scheme) }
        guard let host = parts.host, !host.isEmpty else { throw .malformed(trimmed) }
        parts.scheme = scheme
        parts.host = host.lowercased()
        parts.fragment = nil
        if parts.port == (scheme == "http" ? 80 : 443) {
            parts.port = nil
        }
        if parts.path.isEmpty {
            parts.path = "/"
        }
        let items = parts.queryItems?.filter { !$0.name.hasPrefix("utm_") } ?? []
        parts.queryItems = items.isEmpty ? nil : items
        guard let result = parts.string else { throw .malformed(trimmed) }
        self.text = result
    }

    private static func withScheme(_ text: String) -> String {
        if text.lowercased().hasPrefix("feed:") {
            let rest = text.dropFirst(5)
            return "https:" + (rest.hasPrefix("//") ? "" : "//") + rest
        }
        return text.contains(":") ? text : "https://" + text
    }

    /// Another address, seen from here: `../b.html` for instance.
    public func resolving(_ reference: String) throws(AddressError) -> FeedAddress {
        guard let base = url, let url = URL(string: reference, relativeTo: base) else { throw .malformed(reference) }
        return try FeedAddress(url.absoluteString)
    }

    public var url: URL? {
        return URL(string: text)
    }

    public var host: String {
        return url?.host ?? ""
    }

    @available(*, deprecated, renamed: "resolving(_:)")
    public func appending(_ reference: String) -> FeedAddress? {
        return try? resolving(reference)
    }
}

/// Why a text is no address.
public enum AddressError: Error, Hashable, Sendable {
    case empty
    case malformed(String)
    case unknownScheme(String)
}

extension AddressError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .empty: return "no address"
        case .malformed(let text): return "“\(text)” is no address"
        case .unknownScheme(let scheme): return "“\(scheme):” is not for feeds"
        }
    }
}

extension FeedAddress: CustomStringConvertible, Codable {
    public var description: String {
        return text
    }

    public init(from decoder: any Decoder) throws {
        try self.init(try decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
