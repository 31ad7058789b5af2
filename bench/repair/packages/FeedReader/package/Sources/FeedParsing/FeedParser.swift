import FeedMarkup
import FeedModel

/// Reads feeds of all formats that it knows.
public struct FeedParser: Sendable {
    private let formats: [FeedFormat.Type]

    /// - Parameter formats: are asked in this order.
    public init(formats: [FeedFormat.Type] = [RSSFormat.self, AtomFormat.self]) {
        self.formats = formats
    }

    public func parse(_ text: String, from base: FeedAddress? = nil) throws(FeedError) -> Feed {
        let root = try document(text)
        return try format(of: root, base: base).feed(from: root)
    }

    /// What the format of a text is called.
    public func formatName(of text: String) throws(FeedError) -> String {
        let root = try document(text)
        return try format(of: root, base: nil).name
    }

    private func document(_ text: String) throws(FeedError) -> Element {
        do {
            return try Document.parse(text)
        } catch {
            throw .markup(error)
        }
    }

    private func format(of root: Element, base: FeedAddress?) throws(FeedError) -> FeedFormat {
        for type in formats {
            let format = type.init(base: base)
            if format.canRead(root) {
                return format
            }
        }
        throw .unknownFormat(root: root.name)
    }
}
