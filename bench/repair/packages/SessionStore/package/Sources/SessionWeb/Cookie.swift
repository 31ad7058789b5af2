import SessionModel

/// From where a browser may send a cookie.
public enum SameSite: String, Hashable, Sendable, CaseIterable {
    case strict = "Strict"
    case lax = "Lax"
    /// Only together with `isSecure`.
    case none = "None"
}

/// A cookie that the server sets.
public struct Cookie: Hashable, Sendable {
    public let name: String
    public let value: String
    public var path = "/"
    /// How long the browser keeps it; `nil` until it is closed, zero to forget it.
    public var maxAge: Span?
    public var isSecure = true
    public var sameSite: SameSite?

    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }

    /// The value of a `Set-Cookie` field.
    public var field: String {
        var parts = ["\(name)=\(value)", "Path=\(path)"]
        if let maxAge {
            parts.append("Max-Age=\(maxAge.seconds)")
        }
        if isSecure || sameSite == SameSite.none {
            parts.append("Secure")
        }
        if let sameSite {
            parts.append("SameSite=\(sameSite.rawValue)")
        }
        parts.append("HttpOnly")
        return parts.joined(separator: "; ")
    }

    /// One that makes the browser forget the cookie of that name.
    public static func forgetting(_ name: String) -> Cookie {
        var cookie = Cookie(name: name, value: "")
        cookie.maxAge = .zero
        return cookie
    }

    /// Reads a `Cookie` field; of a name that is there twice the first counts. What is no pair is passed over.
    public static func parse(_ field: String) -> [String: String] {
        var cookies: [String: String] = [:]
        for pair in field.split(separator: ";") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = parts[0].drop { $0 == " " }
            guard parts.count == 2, !name.isEmpty, cookies[String(name)] == nil else { continue }
            cookies[String(name)] = String(parts[1])
        }
        return cookies
    }
}
