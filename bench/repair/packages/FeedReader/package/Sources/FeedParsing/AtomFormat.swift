import FeedMarkup
import FeedModel

/// `<feed><entry>`
public final class AtomFormat: FeedFormat {
    /// The language that is wanted if an entry has several links.
    public let language: String?

    public required init(base: FeedAddress?) {
        self.language = nil
        super.init(base: base)
    }

    public init(base: FeedAddress?, language: String) {
        self.language = language
        super.init(base: base)
    }

    public override var name: String {
        return "Atom"
    }

    public override func canRead(_ root: Element) -> Bool {
        return root.localName == "feed"
    }

    /// The link that is no other kind of link, if possible in the language that is wanted.
    public override func link(of element: Element) -> FeedAddress? {
        let links = element.all("link").filter { ($0.attributes["rel"] ?? "alternate") == "alternate" }
        let wanted = links.first { $0.attributes["hreflang"] == language } ?? links.first
        return wanted?.attributes["href"].flatMap(address)
    }

    public override func entry(from element: Element) throws(FeedError) -> Entry {
        let day = element.first("published") == nil ? "updated" : "published"
        return Entry(
            id: try required("id", of: element),
            title: element.text(of: "title") ?? "(untitled)",
            link: link(of: element),
            published: try date(try required(day, of: element)),
            summary: element.text(of: "summary") ?? element.text(of: "content") ?? "",
            tags: element.all("category").compactMap { $0.attributes["term"] },
            attachments: element.all("link").compactMap(attachment))
    }

    private func attachment(from link: Element) -> Attachment? {
        guard link.attributes["rel"] == "enclosure", let address = link.attributes["href"].flatMap(address) else {
            return nil
        }
        return Attachment(address, type: link.attributes["type"] ?? "")
    }
}
