import Testing
@testable import Rooms

@Suite struct BookTests {
    @Test func reservesOnce() async throws {
        let book = Book()
        try await book.reserve(week(from: 1))
        #expect(await book.count == 1)
    }

    @Test func takenIsRefused() async throws {
        let book = Book()
        try await book.reserve(week(from: 1))
        await #expect(throws: Never.self) {
            try await book.reserve(week(from: 3))
        }
    }
}
