import FeedMarkup
import FeedModel
import FeedParsing
import XCTest

final class HiddenParsingTests: XCTestCase {
    private func rss(_ item: String) -> String {
        return "<rss><channel><title>T</title><item>\(item)</item></channel></rss>"
    }

    private func error(of text: String) -> FeedError? {
        do {
            _ = try FeedParser().parse(text)
            return nil
        } catch {
            return error
        }
    }

    func testItemsThatMakeNoSense() {
        XCTAssertEqual(error(of: rss("")), .missing(element: "guid", in: "item"))
        XCTAssertEqual(error(of: rss("<guid>1</guid>")), .missing(element: "pubDate", in: "item"))
        XCTAssertEqual(error(of: rss("<guid>1</guid><pubDate>soon</pubDate>")), .badDate("soon"))
        XCTAssertEqual(error(of: "<feed><title>T</title><entry><updated>x</updated></entry></feed>"), .missing(element: "id", in: "entry"))
        XCTAssertEqual(error(of: "<a></b>"), .markup(.mismatch(expected: "a", found: "b", line: 1)))
    }

    func testMessages() {
        XCTAssertEqual("\(FeedError.markup(.noElement))", "broken markup, no element")
        XCTAssertEqual("\(FeedError.unknownFormat(root: "x"))", "<x> is no feed")
        XCTAssertEqual("\(FeedError.missing(element: "a", in: "b"))", "<b> has no <a>")
        XCTAssertEqual("\(FeedError.badDate("gestern"))", "“gestern” is no date")
    }

    func testVerbatimDescriptions() throws {
        let text = rss("<guid>1</guid><pubDate>1 May 2024 10:00:00 GMT</pubDate><description><![CDATA[<p>é</p>]]></description><category> </category>")
        let entry = try FeedParser().parse(text).entries[0]
        XCTAssertEqual(entry.summary, "<p>é</p>")
        XCTAssertEqual(entry.title, "(untitled)")
        XCTAssertEqual(entry.tags, [])
        XCTAssertNil(entry.link)
    }

    func testEnclosuresWithoutAddress() throws {
        let text = rss("<guid>1</guid><pubDate>1 May 2024 10:00:00 GMT</pubDate><enclosure type='a/b'/><enclosure url='/x'/><enclosure url='https://x.org/f'/>")
        let entry = try FeedParser().parse(text).entries[0]
        XCTAssertEqual(entry.attachments.map(\.label), ["📎 application/octet-stream"])
        let based = try FeedParser().parse(text, from: FeedAddress("https://y.org/a/")).entries[0]
        XCTAssertEqual(based.attachments.map(\.address.text), ["https://y.org/x", "https://x.org/f"])
    }

    func testLanguages() throws {
        let root = try Document.parse(
            "<feed><title>T</title><link href='https://x.org/en' hreflang='en'/><link href='https://x.org/fr' hreflang='fr'/></feed>")
        XCTAssertEqual(try AtomFormat(base: nil, language: "fr").feed(from: root).link?.text, "https://x.org/fr")
        XCTAssertEqual(try AtomFormat(base: nil, language: "de").feed(from: root).link?.text, "https://x.org/en")
        XCTAssertEqual(try AtomFormat().feed(from: root).link?.text, "https://x.org/en")
        XCTAssertNil(AtomFormat(base: nil).language)
    }

    func testAtomDetails() throws {
        let feed = try FeedParser().parse(
            """
            <a:feed><title>T</title><entry><id>1</id><published>2024-05-01T00:00:00Z</published><updated>2024-06-01T00:00:00Z</updated>
            <content>c</content><category/></entry></a:feed>
            """)
        XCTAssertEqual(feed.entries[0].published.description, "2024-05-01T00:00:00Z")
        XCTAssertEqual(feed.entries[0].summary, "c")
        XCTAssertEqual(feed.entries[0].tags, [])
    }

    func testNames() throws {
        XCTAssertEqual(try FeedParser().formatName(of: "<rss/>"), "RSS")
        XCTAssertEqual(FeedFormat().name, "feed")
        XCTAssertThrowsError(try FeedParser(formats: []).formatName(of: "<rss/>")) {
            XCTAssertEqual($0 as? FeedError, .unknownFormat(root: "rss"))
        }
        XCTAssertThrowsError(try FeedFormat().entry(from: Document.parse("<e/>"))) {
            XCTAssertEqual($0 as? FeedError, .unknownFormat(root: "e"))
        }
    }
}
