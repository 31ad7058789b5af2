import LedgerCore
import LedgerMoney

/// A report as plain text in columns. Subclasses say what stands in it.
open class TextReport {
    public let width: Int
    public let formatter: MoneyFormatter

    /// - Parameter width: of a whole line; less than 20 is taken for 20.
    public required init(width: Int = 60, formatter: MoneyFormatter = MoneyFormatter(symbolPosition: .hidden)) {
        self.width = max(20, width)
        self.formatter = formatter
    }

    open var title: String { "Report" }

    /// The lines below the title.
    open func body() throws -> [String] { [] }

    /// The title, a rule, the body, and a newline at the end.
    public final func render() throws -> String {
        let rule = String(repeating: "─", count: width)
        let lines = [title, rule] + (try body())
        return lines.joined(separator: "\n") + "\n"
    }

    /// `left` and `right` at the two edges of a line; what does not fit is cut from `left` and marked by `…`.
    public final func line(_ left: String, _ right: String) -> String {
        let room = max(0, width - right.count - 1)
        let text = left.count > room ? left.prefix(max(0, room - 1)) + "…" : Substring(left)
        let gap = max(1, width - text.count - right.count)
        return text + String(repeating: " ", count: gap) + right
    }
}

/// The balances of all accounts, indented by their depth.
public final class BalanceTextReport: TextReport {
    public var balance = TrialBalance(rows: [])

    public convenience init(_ balance: TrialBalance, width: Int = 60) {
        self.init(width: width)
        self.balance = balance
    }

    public override var title: String { "Trial balance" }

    public override func body() throws -> [String] {
        try balance.rows.map { row in
            let indent = String(repeating: "  ", count: row.account.depth - 1)
            let amount = try row.balance()
            return line(indent + row.account.description, "\(formatter.string(from: amount)) \(row.currency)")
        }
    }
}

/// A statement with its opening and closing balance.
public final class StatementTextReport: TextReport {
    public var statement: Statement?

    public convenience init(_ statement: Statement, width: Int = 60) {
        self.init(width: width)
        self.statement = statement
    }

    public override var title: String { "Statement of \(statement?.account.description ?? "nothing")" }

    public override func body() throws -> [String] {
        guard let statement else { return try super.body() }
        var lines = [line("Opening balance", formatter.string(from: statement.opening))]
        for row in statement.lines {
            lines.append(line("\(row.date) \(row.text)", formatter.string(from: row.change)))
        }
        lines.append(line("Closing balance", formatter.string(from: statement.closing)))
        return lines
    }
}
