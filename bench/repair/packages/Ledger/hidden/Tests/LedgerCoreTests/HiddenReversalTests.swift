import Foundation
import LedgerCore
import LedgerMoney
import XCTest

final class HiddenReversalTests: XCTestCase {
    private func entry() throws -> JournalEntry {
        try JournalEntry(id: 4, date: LedgerDate("2024-05-10")!, payee: "Büro", tags: ["tax"]) {
            Posting.debit(try AccountPath("expenses"), Money(minor: 10, .eur), memo: "Stühle")
            Posting.credit(try AccountPath("assets"), Money(minor: 10, .eur))
        }
    }

    func testReversalKeepsTextsAndOrder() throws {
        let reversal = try entry().reversed(as: 9, on: LedgerDate("2024-05-11")!)
        XCTAssertEqual(reversal.payee, "Storno: Büro")
        XCTAssertEqual(reversal.tags, ["tax"])
        XCTAssertEqual(reversal.postings.map(\.memo), ["Stühle", nil])
        XCTAssertEqual(reversal.postings.map(\.account.description), ["expenses", "assets"])
        XCTAssertEqual(reversal.date, LedgerDate("2024-05-11"))
    }

    func testReversalIsNotBeforeTheEntry() throws {
        XCTAssertEqual(try entry().reversed(as: 9, on: LedgerDate("2024-05-09")!).date, LedgerDate("2024-05-10"))
    }

    func testReversalInJSON() throws {
        let reversal = try entry().reversed(as: 9, on: LedgerDate("2024-05-11")!)
        let text = String(decoding: try JSONEncoder().encode(reversal), as: UTF8.self)
        XCTAssertTrue(text.contains(#""reverses":4"#), text)
        XCTAssertEqual(try JSONDecoder().decode(JournalEntry.self, from: Data(text.utf8)), reversal)
        XCTAssertEqual("\(LedgerError.alreadyReversed(4, by: 9))", "entry #4 was reversed by #9")
    }
}
