import Foundation
import LedgerCore
import LedgerMoney
import XCTest

final class EntryTests: XCTestCase {
    private let bank = try! AccountPath("assets:bank")
    private let rent = try! AccountPath("expenses:rent")

    private func chart() throws -> ChartOfAccounts {
        try ChartOfAccounts([Account(bank, kind: .asset, currency: .eur), Account(rent, kind: .expense)])
    }

    func testBuilderCollectsPostings() throws {
        let fees: Money? = Money(minor: 50, .eur)
        let entry = JournalEntry(id: 1, date: LedgerDate("2024-01-31")!, payee: "Müller 漢") {
            Posting.debit(rent, Money(minor: 900, .eur))
            if let fees {
                Posting.debit(rent, fees, memo: "fees")
            }
            Posting.credit(bank, Money(minor: 950, .eur))
        }
        XCTAssertEqual(entry.postings.map(\.amount.minor), [900, 50, 950])
        XCTAssertNoThrow(try EntryValidator().validate(entry, in: chart()))
    }

    func testUnbalancedEntryIsRefused() throws {
        let entry = JournalEntry(id: 1, date: LedgerDate("2024-01-31")!, payee: "x") {
            Posting.debit(rent, Money(minor: 900, .eur))
            Posting.credit(bank, Money(minor: 950, .eur))
        }
        XCTAssertThrowsError(try EntryValidator().validate(entry, in: chart())) { error in
            XCTAssertEqual(error as? LedgerError, .unbalanced(Money(minor: -50, .eur)))
        }
    }

    func testSinglePostingIsRefused() throws {
        let entry = JournalEntry(id: 1, date: LedgerDate("2024-01-31")!, payee: "x") {
            Posting.debit(rent, Money(minor: 900, .eur))
        }
        XCTAssertThrowsError(try EntryValidator().validate(entry, in: chart())) { error in
            XCTAssertEqual(error as? LedgerError, .tooFewPostings(1))
        }
    }

    func testUnknownAccountIsRefused() throws {
        let car = try AccountPath("expenses:car")
        let entry = JournalEntry(id: 1, date: LedgerDate("2024-01-31")!, payee: "x") {
            Posting.debit(car, Money(minor: 900, .eur))
            Posting.credit(bank, Money(minor: 900, .eur))
        }
        XCTAssertThrowsError(try EntryValidator().validate(entry, in: chart())) { error in
            XCTAssertEqual(error as? LedgerError, .unknownAccount(car))
        }
    }

    func testWrongCurrencyIsRefused() throws {
        let entry = JournalEntry(id: 1, date: LedgerDate("2024-01-31")!, payee: "x") {
            Posting.debit(rent, Money(minor: 900, .usd))
            Posting.credit(bank, Money(minor: 900, .usd))
        }
        XCTAssertThrowsError(try EntryValidator().validate(entry, in: chart())) { error in
            XCTAssertEqual(error as? LedgerError, .wrongCurrency(bank, expected: .eur, found: .usd))
        }
    }

    func testEntryCodableRoundTrip() throws {
        let entry = JournalEntry(id: 7, date: LedgerDate("2024-02-29")!, payee: "Café ☕️", tags: ["b", "a"]) {
            Posting.debit(rent, Money(minor: 900, .eur), memo: "März")
            Posting.credit(bank, Money(minor: 900, .eur))
        }
        let data = try JSONEncoder().encode(entry)
        XCTAssertEqual(try JSONDecoder().decode(JournalEntry.self, from: data), entry)
    }
}
