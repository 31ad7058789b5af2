/// A person or a role with an address: `Zoë <zoe@example.org>`.
public struct Mailbox: Hashable, Sendable {
    public let name: String?
    public let local: String
    /// Always in lower case.
    public let domain: String

    /// - Throws: `AddressError.badDomain`, `AddressError.empty`.
    public init(name: String? = nil, local: String, domain: String) throws(AddressError) {
        guard !local.isEmpty else { throw .empty }
        guard Self.isDomain(domain) else { throw .badDomain(domain) }
        self.name = name.flatMap { $0.isEmpty ? nil : $0 }
        self.local = local
        self.domain = domain.lowercased()
    }

    public init(_ text: String) throws(AddressError) {
        self = try AddressParser.mailbox(text)
    }

    /// The part between the angle brackets.
    public var address: String {
        let isAtom = local.allSatisfy { $0.isAtom || $0 == "." } && local.first != "." && local.last != "."
        return isAtom ? "\(local)@\(domain)" : "\(Self.quoted(local))@\(domain)"
    }

    /// At least two labels of letters, digits and hyphens, no hyphen at an end.
    static func isDomain(_ text: String) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        return labels.count > 1
            && labels.allSatisfy { label in
                !label.isEmpty && label.first != "-" && label.last != "-"
                    && label.allSatisfy { $0 == "-" || $0.isLetter || $0.isNumber }
            }
    }

    static func quoted(_ text: String) -> String {
        let escaped = text.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] }
        return "\"\(String(escaped))\""
    }
}

extension Mailbox: CustomStringConvertible {
    /// As it is written in a header of plain text; the name stands in quotes if it must.
    public var description: String {
        guard let name else { return address }
        let isPlain = name.allSatisfy { $0.isAtom || $0 == " " || !$0.isASCII }
        return "\(isPlain ? name : Self.quoted(name)) <\(address)>"
    }
}

extension Mailbox: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        do {
            self = try AddressParser.mailbox(text)
        } catch {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension Character {
    /// Whether it may stand in a word without quotes.
    var isAtom: Bool {
        isASCII && (isLetter || isNumber || "!#$%&'*+-/=?^_`{|}~".contains(self))
    }
}
