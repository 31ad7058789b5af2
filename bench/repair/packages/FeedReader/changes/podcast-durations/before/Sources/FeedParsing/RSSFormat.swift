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
            attachments: element.all("enclosure").compactMap(attachment))
    }

    private func attachment(from enclosure: Element) -> Attachment? {
        guard let address = enclosure.attributes["url"].flatMap(address) else { return nil }
        let type = enclosure.attributes["type"] ?? "application/octet-stream"
        return Attachment(address, type: type)
    }
}
