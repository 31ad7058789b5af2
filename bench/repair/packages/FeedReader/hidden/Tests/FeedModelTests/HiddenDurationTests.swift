import FeedModel
import Foundation
import Testing

@Suite struct HiddenDurationTests {
    @Test(arguments: [(0, "🎧 0:00"), (9, "🎧 0:09"), (600, "🎧 10:00"), (7_199, "🎧 119:59")])
    func labels(_ seconds: Int, _ label: String) throws {
        #expect(Attachment.audio(try FeedAddress("x.org"), seconds: seconds).label == label)
    }

    @Test func json() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let address = try FeedAddress("x.org")
        let text = String(decoding: try encoder.encode(Attachment.audio(address, seconds: 7)), as: UTF8.self)
        #expect(text == #"{"duration":7,"kind":"audio","url":"https://x.org/"}"#)
        let short = String(decoding: try encoder.encode(Attachment.audio(address, seconds: nil)), as: UTF8.self)
        #expect(short == #"{"kind":"audio","url":"https://x.org/"}"#)
        #expect(Attachment(address, type: "image/png", seconds: 5) == .image(address))
    }
}
