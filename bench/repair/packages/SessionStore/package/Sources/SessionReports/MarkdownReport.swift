import SessionModel

/// A report as a table in Markdown.
public final class MarkdownReport: SessionReport {
    private let showsValues: Bool

    public required init(title: String, width: Int) {
        self.showsValues = false
        super.init(title: title, width: width)
    }

    public init(title: String, showsValues: Bool) {
        self.showsValues = showsValues
        super.init(title: title, width: 40)
    }

    public override func header(_ summary: SessionSummary) -> [String] {
        let columns = ["User", "Session", "State"] + (showsValues ? ["Values"] : [])
        let rule = columns.map { _ in "---" }
        return ["# \(title)", "", row(columns), row(rule)]
    }

    public override func line(for session: Session, expiry: Expiry, at now: Moment) -> String {
        var cells = [session.user ?? "*anonymous*", session.id.description, state(expiry, at: now)]
        if showsValues {
            let values = session.values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            cells.append(values.joined(separator: "; "))
        }
        return row(cells)
    }

    public override func footer(_ summary: SessionSummary) -> [String] {
        let users = summary.users.prefix(3).map { "\($0.name) (\($0.count))" }
        return [""] + super.footer(summary) + (users.isEmpty ? [] : ["", "Most: " + users.joined(separator: ", ")])
    }

    private func row(_ cells: [String]) -> String {
        return "| " + cells.map(escaped).joined(separator: " | ") + " |"
    }

    private func escaped(_ cell: String) -> String {
        return cell.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }
}
