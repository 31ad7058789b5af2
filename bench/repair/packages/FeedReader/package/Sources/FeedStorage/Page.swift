/// Some of many things, and how to get at the next.
public struct Page<Item> {
    public let items: [Item]
    /// What to ask with for the page behind it; `nil` if this is the last.
    public let next: PageCursor?

    public init(items: [Item], next: PageCursor?) {
        self.items = items
        self.next = next
    }

    public func map<Other>(_ transform: (Item) throws -> Other) rethrows -> Page<Other> {
        return Page<Other>(items: try items.map(transform), next: next)
    }
}

extension Page: Sendable where Item: Sendable {}
extension Page: Equatable where Item: Equatable {}
extension Page: Hashable where Item: Hashable {}

extension Page: Codable where Item: Codable {
    private enum CodingKeys: String, CodingKey {
        case items
        case next = "next_cursor"
    }
}

/// A place in a list, in a form that a client gives back unread.
public struct PageCursor: Hashable, Sendable, RawRepresentable, Codable {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    init(after id: String, at index: Int) {
        rawValue = "\(index)~\(id)"
    }

    var parts: (index: Int, id: String)? {
        let parts = rawValue.split(separator: "~", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let index = Int(parts[0]), index >= 0 else { return nil }
        return (index, String(parts[1]))
    }
}

/// Why there is no page.
public enum PageError: Error, Hashable, Sendable {
    case badCursor(String)
    case badLimit(Int)
}

extension Array where Element: Identifiable, Element.ID == String {
    /// A page of up to `limit` elements behind the cursor.
    ///
    /// If elements came or went in the meantime, it goes on behind the element at which the last page ended; if that is
    /// gone, at the place where it was.
    /// - Throws: `PageError`; limits are from 1 to 100.
    public func page(after cursor: PageCursor?, limit: Int) throws(PageError) -> Page<Element> {
        guard (1...100).contains(limit) else { throw .badLimit(limit) }
        var start = 0
        if let cursor {
            guard let (index, id) = cursor.parts else { throw .badCursor(cursor.rawValue) }
            let found = firstIndex { $0.id == id }
            start = Swift.min(found.map { $0 + 1 } ?? index, count)
        }
        let end = Swift.min(start + limit, count)
        let items = Array(self[start..<end])
        guard end < count, let last = items.last else { return Page(items: items, next: nil) }
        return Page(items: items, next: PageCursor(after: last.id, at: end))
    }
}
