import FeedModel
import Foundation
import Testing

@Test func durationsOfAudio() throws {
    let address = try FeedAddress("https://x.org/1.mp3")
    let audio = Attachment(address, type: "audio/mpeg", seconds: 65)
    #expect(audio == .audio(address, seconds: 65))
    #expect(audio.label == "🎧 1:05")
    #expect(try JSONDecoder().decode(Attachment.self, from: JSONEncoder().encode(audio)) == audio)
}
