import Foundation
import LedgerCore
import LedgerMoney
import XCTest

final class HiddenCoreTests: XCTestCase {
    private func date(_ text: String) -> LedgerDate { LedgerDate(text)! }

    private func transfer(_ id: Int, _ lines: [(Side, String, Int64, Currency)], on day: String = "2024-03-01") throws
        -> JournalEntry
    {
        try JournalEntry(id: EntryID(id), date: date(day), payee: "p") {
            for (side, path, minor, currency) in lines {
                Posting(side, try AccountPath(path), Money(minor: minor, currency))
            }
        }
    }

    private func chart() throws -> ChartOfAccounts {
        try ChartOfAccounts([
            Account(try AccountPath("a"), kind: .asset), Account(try AccountPath("a:b"), kind: .asset),
            Account(try AccountPath("a:c"), kind: .asset), Account(try AccountPath("a:b:d"), kind: .asset),
            Account(try AccountPath("x"), kind: .equity),
        ])
    }

    func testEveryCurrencyMustBalance() throws {
        let lines: [(Side, String, Int64, Currency)] = [
            (.debit, "a", 5, .usd), (.credit, "x", 4, .usd), (.debit, "a", 7, .eur), (.credit, "x", 9, .eur),
        ]
        XCTAssertThrowsError(try EntryValidator().validate(transfer(1, lines), in: chart())) {
            XCTAssertEqual($0 as? LedgerError, .unbalanced(Money(minor: -2, .eur)))
        }
    }

    func testRulesComeInOrder() throws {
        let lines: [(Side, String, Int64, Currency)] = [(.debit, "nowhere", -5, .usd), (.credit, "x", 4, .usd)]
        XCTAssertThrowsError(try EntryValidator().validate(transfer(1, lines), in: chart())) {
            XCTAssertEqual(
                $0 as? LedgerError, .notPositive(try! AccountPath("nowhere"), Money(minor: -5, .usd)))
        }
    }

    func testClosedFromTheDayOn() throws {
        var chart = try chart()
        let path = try AccountPath("a")
        let before = try chart.close(path, on: date("2024-03-01"))
        XCTAssertNil(before.closedOn)
        let lines: [(Side, String, Int64, Currency)] = [(.debit, "a", 5, .usd), (.credit, "x", 5, .usd)]
        XCTAssertNoThrow(try EntryValidator().validate(transfer(1, lines, on: "2024-02-29"), in: chart))
        XCTAssertThrowsError(try EntryValidator().validate(transfer(1, lines), in: chart)) {
            XCTAssertEqual($0 as? LedgerError, .accountClosed(path, on: self.date("2024-03-01")))
        }
        XCTAssertThrowsError(try chart.close(path, on: date("2025-01-01"))) {
            XCTAssertEqual($0 as? LedgerError, .accountClosed(path, on: self.date("2024-03-01")))
        }
        XCTAssertEqual(chart[path]?.closedOn, date("2024-03-01"))
    }

    func testChildrenAreOneLevelBelow() throws {
        XCTAssertEqual(try chart().children(of: AccountPath("a")).map(\.path.name), ["b", "c"])
        XCTAssertEqual(try chart().sorted.map(\.path.description), ["a", "a:b", "a:b:d", "a:c", "x"])
    }

    func testFailedOpenKeepsTheAccount() throws {
        var chart = try chart()
        XCTAssertThrowsError(try chart.open(Account(try AccountPath("x"), kind: .equity, currency: .eur)))
        XCTAssertEqual(chart.count, 5)
    }

    func testProblemsOfManyEntries() throws {
        let good: [(Side, String, Int64, Currency)] = [(.debit, "a", 5, .usd), (.credit, "x", 5, .usd)]
        let entries = [try transfer(1, []), try transfer(2, good), try transfer(3, [(.debit, "a", 5, .usd)])]
        let problems = try EntryValidator().problems(of: entries, in: chart())
        XCTAssertEqual(problems.map(\.id), [1, 3])
        XCTAssertEqual(problems.map { "\($0.error)" }, [
            "an entry needs two postings, not 0", "an entry needs two postings, not 1",
        ])
    }

    func testPathEdges() throws {
        for text in ["", ":", "a:", ":a"] {
            XCTAssertThrowsError(try AccountPath(text), text)
        }
        let path = try AccountPath("a:b")
        XCTAssertEqual(path.truncated(to: 0).description, "a")
        XCTAssertEqual(path.truncated(to: 9), path)
        XCTAssertNil(path.truncated(to: 1).parent)
        XCTAssertTrue(path.contains(path))
        XCTAssertFalse(path.contains(try AccountPath("a")))
        XCTAssertFalse(path.contains(try AccountPath("a:bc")))
        XCTAssertFalse(path < path)
    }

    func testDateEdges() {
        XCTAssertNil(LedgerDate("1900-02-29"))
        XCTAssertNotNil(LedgerDate("2000-02-29"))
        XCTAssertNil(LedgerDate("2024-13-01"))
        XCTAssertNil(LedgerDate("2024-04-31"))
        XCTAssertNil(LedgerDate("2024-00-10"))
        XCTAssertNil(LedgerDate("+024-01-10"))
        XCTAssertNil(LedgerDate("0000-01-10"))
        XCTAssertEqual(LedgerDate(year: 7, month: 1, day: 2)?.description, "0007-01-02")
        XCTAssertEqual(date("2024-12-05").endOfMonth, date("2024-12-31"))
        XCTAssertEqual(date("2023-02-05").monthText, "2023-02")
    }

    func testEntryJSON() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let plain = try transfer(3, [(.debit, "a", 5, .jpy)])
        XCTAssertEqual(
            String(decoding: try encoder.encode(plain), as: UTF8.self),
            #"{"booked_on":"2024-03-01","id":3,"payee":"p","postings":[{"account":"a","amount":{"amount":"5","currency":"JPY"},"side":"debit"}]}"#)
        let tagged = JournalEntry(id: 1, date: date("2024-03-01"), payee: "é", tags: ["z", "b", "m"]) {}
        let text = String(decoding: try encoder.encode(tagged), as: UTF8.self)
        XCTAssertTrue(text.contains(#""tags":["b","m","z"]"#), text)
    }

    func testChartJSON() throws {
        var chart = ChartOfAccounts()
        try chart.open(Account(try AccountPath("z"), kind: .income))
        try chart.open(Account(try AccountPath("b:c"), kind: .asset, currency: .eur))
        try chart.close(AccountPath("b:c"), on: date("2024-03-01"))
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        XCTAssertEqual(
            String(decoding: try encoder.encode(chart), as: UTF8.self),
            #"[{"closed_on":"2024-03-01","currency":"EUR","kind":"asset","path":"b:c"},{"kind":"income","path":"z"}]"#)
        let twice = Data(#"[{"kind":"asset","path":"b"},{"kind":"asset","path":"b"}]"#.utf8)
        XCTAssertThrowsError(try JSONDecoder().decode(ChartOfAccounts.self, from: twice)) {
            XCTAssertEqual($0 as? LedgerError, .duplicateAccount(try! AccountPath("b")))
        }
    }
}
