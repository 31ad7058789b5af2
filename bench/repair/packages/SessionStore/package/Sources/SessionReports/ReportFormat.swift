/// How a report is written.
public enum ReportFormat: String, CaseIterable, Sendable {
    case plain
    case markdown

    public func report(title: String) -> SessionReport {
        switch self {
        case .plain: return make(SessionReport.self, title: title)
        case .markdown: return make(MarkdownReport.self, title: title)
        }
    }

    private func make(_ type: SessionReport.Type, title: String) -> SessionReport {
        return type.init(title: title, width: 16)
    }
}
