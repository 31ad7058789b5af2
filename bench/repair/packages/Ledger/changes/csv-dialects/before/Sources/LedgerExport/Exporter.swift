import Foundation
import LedgerCore
import LedgerMoney
import LedgerReports

/// Turns something into text for other programs.
public protocol Exporter<Document>: Sendable {
    associatedtype Document

    /// Without a point, as in `csv`.
    var fileExtension: String { get }

    func export(_ document: Document) throws -> String
}

extension Exporter {
    /// The name of the file for `document` of the given day: `journal-2024-02-29.csv`.
    public func fileName(_ stem: String, on date: LedgerDate) -> String {
        "\(stem)-\(date).\(fileExtension)"
    }
}

/// Writes anything encodable as JSON with sorted keys.
public struct JSONExporter<Document: Encodable>: Exporter {
    public let isPretty: Bool

    public init(isPretty: Bool = false) {
        self.isPretty = isPretty
    }

    public var fileExtension: String { "json" }

    public func export(_ document: Document) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if isPretty {
            encoder.outputFormatting.insert(.prettyPrinted)
        }
        return String(decoding: try encoder.encode(document), as: UTF8.self)
    }
}

/// Writes the postings of a journal, one on each line.
public struct JournalCSVExporter: Exporter {
    public init() {}

    public var fileExtension: String { "csv" }

    public func export(_ document: [JournalEntry]) throws -> String {
        var writer = CSVWriter(
            header: ["entry", "date", "payee", "account", "debit", "credit", "currency", "memo"])
        for entry in document {
            for posting in entry.postings {
                let amount = posting.amount.decimalText
                try writer.append([
                    String(entry.id.number),
                    entry.date.description,
                    entry.payee,
                    posting.account.description,
                    posting.side == .debit ? amount : "",
                    posting.side == .credit ? amount : "",
                    posting.amount.currency.code,
                    posting.memo ?? "",
                ])
            }
        }
        return writer.text
    }
}

/// Writes a trial balance, one account and currency on each line.
public struct BalanceCSVExporter: Exporter {
    public init() {}

    public var fileExtension: String { "csv" }

    public func export(_ document: TrialBalance) throws -> String {
        var writer = CSVWriter(header: ["account", "currency", "debit", "credit", "balance"])
        for row in document.rows {
            let balance = try row.balance()
            try writer.append([
                row.account.description, row.currency.code, row.debit.decimalText, row.credit.decimalText,
                balance.decimalText,
            ])
        }
        return writer.text
    }
}
