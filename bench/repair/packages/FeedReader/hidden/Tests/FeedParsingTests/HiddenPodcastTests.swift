import FeedModel
import FeedParsing
import XCTest

final class HiddenPodcastTests: XCTestCase {
    func testShapesOfDurations() throws {
        let address = try FeedAddress("https://x.org/1.mp3")
        for (text, seconds) in [("75", 75), ("01:05", 65), ("1:0:0", 3_600), ("", nil), ("1:-1", nil), ("1:2:3:4", nil), (":5", nil)] {
            let feed = try FeedParser().parse(
                """
                <rss><channel><title>P</title><item><guid>1</guid><pubDate>1 May 2024 10:00:00 GMT</pubDate>
                <enclosure url="https://x.org/1.mp3" type="audio/mpeg"/><itunes:duration>\(text)</itunes:duration></item>
                </channel></rss>
                """)
            XCTAssertEqual(feed.entries[0].attachments, [.audio(address, seconds: seconds)], text)
        }
    }
}
