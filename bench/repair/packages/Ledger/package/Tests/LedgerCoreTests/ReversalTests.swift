import LedgerCore
import LedgerMoney
import XCTest

final class ReversalTests: XCTestCase {
    func testReversalSwapsSides() throws {
        let entry = try JournalEntry(id: 1, date: LedgerDate("2024-01-31")!, payee: "Rent") {
            Posting.debit(try AccountPath("expenses:rent"), Money(minor: 900, .eur))
            Posting.credit(try AccountPath("assets:bank"), Money(minor: 900, .eur))
        }
        let reversal = entry.reversed(as: 2, on: LedgerDate("2024-02-01")!)
        XCTAssertEqual(reversal.id, 2)
        XCTAssertEqual(reversal.reverses, 1)
        XCTAssertEqual(reversal.postings.map(\.side), [.credit, .debit])
        XCTAssertTrue(reversal.isReversal)
        XCTAssertFalse(entry.isReversal)
    }
}
