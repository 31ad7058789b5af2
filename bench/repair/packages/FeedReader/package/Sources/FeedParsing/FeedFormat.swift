import FeedMarkup
import FeedModel

/// A way to write feeds. What is the same in all of them is here.
open class FeedFormat {
    /// Where the feed comes from; relative addresses begin there.
    public let base: FeedAddress?

    public required init(base: FeedAddress?) {
        self.base = base
    }

    public convenience init() {
        self.init(base: nil)
    }

    /// What the format is called.
    open var name: String {
        return "feed"
    }

    /// The names of the elements that hold an entry.
    open var entryNames: [String] {
        return ["entry"]
    }

    open func canRead(_ root: Element) -> Bool {
        return false
    }

    /// The element that has the title and the entries.
    open func channel(of root: Element) throws(FeedError) -> Element {
        return root
    }

    open func entry(from element: Element) throws(FeedError) -> Entry {
        throw .unknownFormat(root: element.name)
    }

    open func link(of element: Element) -> FeedAddress? {
        return element.text(of: "link").flatMap(address)
    }

    /// The whole feed. An entry that makes no sense is the feed's error.
    public final func feed(from root: Element) throws(FeedError) -> Feed {
        let channel = try channel(of: root)
        guard let title = channel.text(of: "title") else { throw .missing(element: "title", in: channel.name) }
        var entries: [Entry] = []
        for element in channel.children where entryNames.contains(element.name) {
            entries.append(try entry(from: element))
        }
        return Feed(title: title, link: link(of: channel), entries: entries)
    }

    // MARK: For subclasses

    public final func address(_ text: String) -> FeedAddress? {
        if let base {
            return try? base.resolving(text)
        }
        return try? FeedAddress(text)
    }

    public final func required(_ name: String, of element: Element) throws(FeedError) -> String {
        guard let text = element.text(of: name) else { throw .missing(element: name, in: element.name) }
        return text
    }

    public final func date(_ text: String) throws(FeedError) -> FeedDate {
        guard let date = FeedDate(text) else { throw .badDate(text) }
        return date
    }
}
