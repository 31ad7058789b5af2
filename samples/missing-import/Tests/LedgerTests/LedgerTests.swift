import Foundation
import Testing

@testable import Ledger

@Suite struct LedgerTests {
    @Test func entriesAreKeptInBookingOrder() {
        var ledger = Ledger()
        ledger.book(Entry(bookedAt: Date(timeIntervalSince1970: 20), cents: 5))
        ledger.book(Entry(bookedAt: Date(timeIntervalSince1970: 10), cents: -2))
        #expect(ledger.entries.map(\.cents) == [-2, 5])
        #expect(ledger.balance == 3)
    }

    @Test func datesAreWrittenAsText() throws {
        var ledger = Ledger()
        ledger.book(Entry(bookedAt: Date(timeIntervalSince1970: 0), cents: 1))
        let text = try String(decoding: ledger.encoded(), as: UTF8.self)
        #expect(text.contains("1970-01-01T00:00:00Z"))
    }
}
