import StockModel

/// Something that is told about a warehouse in lines.
public protocol Report: Sendable {
    associatedtype Row

    var title: String { get }
    var columns: [TextTable.Column] { get }

    func rows(of snapshot: StockSnapshot) throws(StockError) -> [Row]
    func cells(of row: Row) -> [String]
    /// What stands below the table, `nil` if nothing.
    func footer(of snapshot: StockSnapshot) throws(StockError) -> String?
}

extension Report {
    public func footer(of snapshot: StockSnapshot) throws(StockError) -> String? {
        nil
    }

    /// The title with the name of the warehouse, the table and the footer.
    public func render(_ snapshot: StockSnapshot) throws(StockError) -> String {
        var table = TextTable(columns)
        for row in try rows(of: snapshot) {
            table.append(cells(of: row))
        }
        var text = "\(title) (\(snapshot.warehouse))\n\(table)"
        if let footer = try footer(of: snapshot) {
            text += footer + "\n"
        }
        return text
    }
}

/// Several reports in a row.
public struct ReportBook: Sendable {
    private let reports: [any Report]

    public init(_ reports: [any Report]) {
        self.reports = reports
    }

    public var titles: [String] {
        reports.map(\.title)
    }

    public func report(titled title: String) -> (any Report)? {
        reports.first { $0.title.lowercased() == title.lowercased() }
    }

    public func render(_ snapshots: [StockSnapshot]) throws(StockError) -> String {
        var pages: [String] = []
        for snapshot in snapshots {
            for report in reports {
                pages.append(try report.render(snapshot))
            }
        }
        return pages.joined(separator: "\n")
    }
}
