import FeedMarkup
import FeedModel
import FeedParsing
import XCTest

final class ParserTests: XCTestCase {
    private let rss = """
        <rss version="2.0"><channel><title>Nouvelles</title><link>https://x.org</link>
        <item><guid>1</guid><title>Été &amp; hiver</title><link>/1</link>
          <pubDate>Wed, 01 May 2024 10:00:00 GMT</pubDate><category>a</category><category>b</category>
          <enclosure url="/1.mp3" type="audio/mpeg"/></item>
        <item><link>https://x.org/2</link><pubDate>Thu, 02 May 2024 10:00:00 GMT</pubDate></item>
        </channel></rss>
        """

    func testRSS() throws {
        let feed = try FeedParser().parse(rss, from: FeedAddress("https://x.org/feed"))
        XCTAssertEqual(feed.title, "Nouvelles")
        XCTAssertEqual(feed.entries.map(\.id), ["https://x.org/2", "1"])
        let entry = feed.entries[1]
        XCTAssertEqual(entry.title, "Été & hiver")
        XCTAssertEqual(entry.link?.text, "https://x.org/1")
        XCTAssertEqual(entry.tags, ["a", "b"])
        XCTAssertEqual(entry.attachments.map(\.address.text), ["https://x.org/1.mp3"])
    }

    func testAtom() throws {
        let text = """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><link rel="self" href="https://x.org/f"/>
            <link href="https://x.org/"/>
            <entry><id>e</id><updated>2024-05-01T10:00:00Z</updated><link rel="alternate" href="https://x.org/e"/>
            <link rel="enclosure" type="image/png" href="https://x.org/e.png"/><category term="t"/></entry></feed>
            """
        let feed = try FeedParser().parse(text)
        XCTAssertEqual(feed.link?.text, "https://x.org/")
        XCTAssertEqual(feed.entries.first?.link?.text, "https://x.org/e")
        XCTAssertEqual(feed.entries.first?.tags, ["t"])
        XCTAssertEqual(feed.entries.first?.attachments.map(\.label), ["🖼"])
        XCTAssertEqual(try FeedParser().formatName(of: text), "Atom")
    }

    func testErrors() {
        for (text, error) in [
            ("<html></html>", FeedError.unknownFormat(root: "html")),
            ("<rss></rss>", .missing(element: "channel", in: "rss")),
            ("<rss><channel></channel></rss>", .missing(element: "title", in: "channel")),
            ("<feed", .markup(.unexpectedEnd(in: "<feed", line: 1))),
        ] {
            XCTAssertThrowsError(try FeedParser().parse(text)) { XCTAssertEqual($0 as? FeedError, error) }
        }
    }

    func testFormatsCanBeAdded() throws {
        final class Plain: FeedFormat {
            override func canRead(_ root: Element) -> Bool {
                return root.name == "plain"
            }
        }
        let feed = try FeedParser(formats: [Plain.self]).parse("<plain><title>P</title></plain>")
        XCTAssertEqual(feed, Feed(title: "P"))
        XCTAssertNil(Plain().base)
    }
}
