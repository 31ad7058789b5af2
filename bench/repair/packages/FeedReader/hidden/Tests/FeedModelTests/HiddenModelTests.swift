import FeedModel
import Foundation
import Testing

@Suite struct HiddenModelTests {
    @Test(arguments: [
        "2000-02-29T23:59:59Z", "1999-12-31T00:00:00Z", "2100-03-01T12:00:00Z", "1972-01-01T00:00:09Z", "9999-12-31T23:59:59Z",
    ])
    func datesThereAndBack(_ text: String) throws {
        #expect(try #require(FeedDate(text)).description == text)
    }

    @Test func zones() {
        #expect(FeedDate("2024-01-01T00:00:00-05:30")?.description == "2024-01-01T05:30:00Z")
        #expect(FeedDate("Mon, 01 Jan 2024 00:00:00 -0100")?.description == "2024-01-01T01:00:00Z")
        #expect(FeedDate("2024-01-01T00:00:00") == nil)
        #expect(FeedDate("2024-01-01T00:00:00+1") == nil)
        #expect(FeedDate("2100-02-29T00:00:00Z") == nil)
        #expect(FeedDate("2024-04-31T00:00:00Z") == nil)
        #expect(FeedDate("1969-12-31T00:00:00Z") == nil)
        #expect(FeedDate(seconds: -5).description == "1970-01-01T00:00:00Z")
    }

    @Test(arguments: [
        (" example.org/a?b ", "https://example.org/a?b"), ("https://x.org:443/", "https://x.org/"),
        ("https://x.org:80/", "https://x.org:80/"), ("FEED:x.org", "https://x.org/"),
        ("https://X.org/A?utm_a=1&utm_b=2", "https://x.org/A"), ("http://x.org/?a=1&utm_x=2&c=3#d", "http://x.org/?a=1&c=3"),
    ])
    func addresses(_ text: String, _ expected: String) throws {
        #expect(try FeedAddress(text).text == expected)
    }

    @Test func addressErrors() {
        #expect(throws: AddressError.unknownScheme("mailto")) { try FeedAddress("mailto:a@b.org") }
        #expect(throws: AddressError.malformed("https://")) { try FeedAddress("https://") }
        #expect("\(AddressError.unknownScheme("ftp"))" == "“ftp:” is not for feeds")
        #expect("\(AddressError.malformed("ü"))" == "“ü” is no address")
        #expect(throws: AddressError.empty) {
            try JSONDecoder().decode([FeedAddress].self, from: Data(#"[""]"#.utf8))
        }
    }

    @Test func entryText() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let address = try FeedAddress("https://x.org/1.zip")
        let entry = Entry(
            id: "1", title: "é", link: address, published: FeedDate(seconds: 86_400), tags: ["t"],
            attachments: [.other(address, type: "application/zip"), .image(address)])
        #expect(
            String(decoding: try encoder.encode(entry), as: UTF8.self)
                == #"{"attachments":[{"kind":"other","mime_type":"application/zip","url":"https://x.org/1.zip"},{"kind":"image","url":"https://x.org/1.zip"}],"id":"1","published_at":"1970-01-02T00:00:00Z","summary":"","tags":["t"],"title":"é","url":"https://x.org/1.zip"}"#)
    }

    @Test func wrongJSON() {
        for json in [#"{"id":"1"}"#, #"{"id":"1","published_at":"today"}"#, #"{"published_at":"2024-01-01T00:00:00Z"}"#] {
            #expect(throws: DecodingError.self) { try JSONDecoder().decode(Entry.self, from: Data(json.utf8)) }
        }
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(Attachment.self, from: Data(#"{"kind":"video","url":"x.org"}"#.utf8))
        }
    }

    @Test func orderOfEntries() {
        let entries = [("b", 1), ("a", 1), ("c", 2)].map { Entry(id: $0.0, title: "", published: FeedDate(seconds: $0.1)) }
        var feed = Feed(title: "", entries: entries)
        #expect(feed.entries.map(\.id) == ["c", "a", "b"])
        #expect(feed.merge([]) == 0)
        #expect(feed.merge([Entry(id: "a", title: "new", published: FeedDate(seconds: 3))]) == 0)
        #expect(feed.entries.first?.title == "new")
    }

    @Test func kindsOfAttachments() throws {
        let address = try FeedAddress("x.org")
        #expect(Attachment(address, type: "image/png") == .image(address))
        #expect(Attachment(address, type: "").label == "📎 ")
        #expect(Attachment(address, type: "video/mp4") == .other(address, type: "video/mp4"))
        #expect(Attachment(address, type: "audio/ogg").label == "🎧")
        #expect(Attachment(address, type: "audio/ogg").address == address)
    }
}
