/// A media type such as `application/json; charset=utf-8`.
public struct MediaType: Sendable, Hashable {
    public let type: String
    public let subtype: String
    /// Parameters by lower-case name.
    public let parameters: [String: String]

    public init(_ type: String, _ subtype: String, parameters: [String: String] = [:]) {
        self.type = type.lowercased()
        self.subtype = subtype.lowercased()
        self.parameters = parameters
    }

    /// Reads a header value; `nil` when it has no `type/subtype`.
    public init?(parsing text: String) {
        let parts = text.split(separator: ";", omittingEmptySubsequences: false).map { String($0).trimmed }
        let names = (parts.first ?? "").split(separator: "/", omittingEmptySubsequences: false)
        guard names.count == 2, let type = names.first, let subtype = names.last,
            !type.isEmpty, !subtype.isEmpty
        else { return nil }

        var parameters: [String: String] = [:]
        for part in parts.dropFirst() {
            guard let mark = part.firstIndex(of: "=") else { continue }
            let name = String(part[..<mark]).trimmed.lowercased()
            let value = String(part[part.index(after: mark)...]).trimmed
            parameters[name] = value.unquoted
        }
        self.init(String(type), String(subtype), parameters: parameters)
    }

    /// The type without its parameters.
    public var essence: String { "\(type)/\(subtype)" }

    /// Whether both name the same format; parameters do not count.
    public func isSameFormat(as other: MediaType) -> Bool {
        type == other.type && subtype == other.subtype
    }
}

extension MediaType {
    public static let json = MediaType("application", "json")
    public static let problemJSON = MediaType("application", "problem+json")
    public static let plainText = MediaType("text", "plain", parameters: ["charset": "utf-8"])
    public static let octetStream = MediaType("application", "octet-stream")
}

extension MediaType: CustomStringConvertible {
    /// The header value; parameters are sorted by name.
    public var description: String {
        parameters.sorted { $0.key < $1.key }.reduce(essence) { "\($0); \($1.key)=\($1.value)" }
    }
}

extension String {
    fileprivate var unquoted: String {
        guard count >= 2, hasPrefix("\""), hasSuffix("\"") else { return self }
        return String(dropFirst().dropLast())
    }
}
