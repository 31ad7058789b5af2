import FeedModel
import Foundation
import Testing

@Suite struct ModelTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0), ("2024-02-29T12:30:05Z", 1_709_209_805), ("2024-05-01T10:00:00+02:00", 1_714_550_400),
        ("Wed, 01 May 2024 10:00:00 +0200", 1_714_550_400), ("1 Jan 2000 00:00:00 GMT", 946_684_800),
    ])
    func dates(_ text: String, _ seconds: Int) {
        #expect(FeedDate(text)?.seconds == Int64(seconds))
    }

    @Test(arguments: ["", "2023-02-29T00:00:00Z", "2024-01-01", "2024-01-01T25:00:00Z", "1 Foo 2024 00:00:00 GMT"])
    func wrongDates(_ text: String) {
        #expect(FeedDate(text) == nil)
    }

    @Test func datesAsText() {
        #expect(FeedDate(seconds: 1_709_209_805).description == "2024-02-29T12:30:05Z")
        #expect(FeedDate(seconds: 0).description == "1970-01-01T00:00:00Z")
    }

    @Test(arguments: [
        ("example.org", "https://example.org/"), ("HTTP://Example.ORG:80/a#b", "http://example.org/a"),
        ("feed://x.org/f", "https://x.org/f"), ("https://x.org/?utm_source=a&b=1", "https://x.org/?b=1"),
    ])
    func addresses(_ text: String, _ expected: String) throws {
        #expect(try FeedAddress(text).text == expected)
    }

    @Test func wrongAddresses() {
        #expect(throws: AddressError.empty) { try FeedAddress(" ") }
        #expect(throws: AddressError.unknownScheme("ftp")) { try FeedAddress("ftp://x.org") }
    }

    @Test func relativeAddresses() throws {
        let base = try FeedAddress("https://x.org/a/feed.xml")
        #expect(try base.resolving("../b.html").text == "https://x.org/b.html")
        #expect(try base.resolving("http://y.org").text == "http://y.org/")
        #expect(base.host == "x.org")
    }

    @Test func mergingKeepsTheOrder() {
        var feed = Feed(title: "T", entries: [Entry(id: "a", title: "1", published: FeedDate(seconds: 10))])
        let new = feed.merge([
            Entry(id: "b", title: "2", published: FeedDate(seconds: 20)),
            Entry(id: "a", title: "1*", published: FeedDate(seconds: 10)),
        ])
        #expect(new == 1)
        #expect(feed.entries.map(\.title) == ["2", "1*"])
    }

    @Test func fixture() throws {
        let json = """
            {"title":"Žurnál","link":"https://x.org/","entries":[
              {"id":"1","published_at":"2024-05-01T10:00:00Z","url":"https://x.org/1",
               "attachments":[{"kind":"audio","url":"https://x.org/1.mp3"}]}
            ]}
            """
        let feed = try JSONDecoder().decode(Feed.self, from: Data(json.utf8))
        #expect(feed.link?.host == "x.org")
        #expect(feed.entries[0].title == "(untitled)")
        #expect(feed.entries[0].attachments.map(\.label) == ["🎧"])
        let again = try JSONDecoder().decode(Feed.self, from: JSONEncoder().encode(feed))
        #expect(again == feed)
    }
}
