import FeedMarkup
import FeedModel

/// `<rss><channel><item>`
public final class RSSFormat: FeedFormat {
    public override var name: String {
        return "RSS"
    }

    public override var entryNames: [String] {
        return ["item"]
    }

    public override func canRead(_ root: Element) -> Bool {
        return root.name == "rss"
    }

    public override func channel(of root: Element) throws(FeedError) -> Element {
        guard let channel = root.first("channel") else { throw .missing(element: "channel", in: root.name) }
        return channel
    }

    /// Without `guid` the address is the id.
    public override func entry(from element: Element) throws(FeedError) -> Entry {
        let link = link(of: element)
        guard let id = element.text(of: "guid") ?? link?.text else { throw .missing(element: "guid", in: element.name) }
        return Entry(
            id: id,
            title: element.text(of: "title") ?? "(untitled)",
            link: link,
            published: try date(try required("pubDate", of: element)),
            summary: element.text(of: "description") ?? "",
            tags: element.all("category").map(\.text).filter { !$0.isEmpty },
            attachments: element.all("enclosure").compactMap { attachment(from: $0, of: element) })
    }

    private func attachment(from enclosure: Element, of item: Element) -> Attachment? {
        guard let address = enclosure.attributes["url"].flatMap(address) else { return nil }
        let type = enclosure.attributes["type"] ?? "application/octet-stream"
        return Attachment(address, type: type, seconds: item.text(of: "itunes:duration").flatMap(RSSFormat.seconds))
    }

    /// `75`, `1:15` or `0:01:15`.
    static func seconds(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard (1...3).contains(parts.count) else { return nil }
        var total = 0
        for part in parts {
            guard let part, part >= 0 else { return nil }
            total = total * 60 + part
        }
        return total
    }
}
