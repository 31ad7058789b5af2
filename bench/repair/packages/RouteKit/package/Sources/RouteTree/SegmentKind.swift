/// What a constrained parameter accepts. The order of the cases is the order in which a
/// trie tries them: the narrow kinds first.
public enum SegmentKind: String, Sendable, Hashable, CaseIterable {
    /// A whole number that fits 64 bits, with an optional minus sign.
    case int
    /// 8-4-4-4-12 hexadecimal digits, in either case.
    case uuid
    /// Lower-case letters, digits and single hyphens between them.
    case slug

    public func accepts(_ segment: String) -> Bool {
        switch self {
        case .int:
            return Int64(segment) != nil && !segment.hasPrefix("+")
        case .uuid:
            let groups = segment.split(separator: "-", omittingEmptySubsequences: false)
            return groups.map(\.count) == [8, 4, 4, 4, 12]
                && groups.allSatisfy { $0.utf8.allSatisfy(\.isHexadecimal) }
        case .slug:
            let words = segment.split(separator: "-", omittingEmptySubsequences: false)
            return words.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(\.isLowerAlphanumeric) }
        }
    }
}

extension UInt8 {
    fileprivate var isLowerAlphanumeric: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: false
        }
    }

    fileprivate var isHexadecimal: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }
}
