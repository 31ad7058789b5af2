import Testing
@testable import Rooms

@Suite struct CancelTests {
    @Test func nothingIsLeft() async throws {
        let book = Book()
        try await book.reserve(week(from: 1))
        await book.cancelAll()
        #expect(await book.count == 0)
    }
}
