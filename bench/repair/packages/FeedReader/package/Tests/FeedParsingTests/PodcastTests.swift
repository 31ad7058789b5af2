import FeedModel
import FeedParsing
import XCTest

final class PodcastTests: XCTestCase {
    func testDuration() throws {
        let feed = try FeedParser().parse(
            """
            <rss><channel><title>P</title><item><guid>1</guid><pubDate>1 May 2024 10:00:00 GMT</pubDate>
            <enclosure url="https://x.org/1.mp3" type="audio/mpeg"/><itunes:duration>1:02:05</itunes:duration></item>
            </channel></rss>
            """)
        XCTAssertEqual(feed.entries[0].attachments, [.audio(try FeedAddress("https://x.org/1.mp3"), seconds: 3_725)])
    }
}
