/// Writes rows as text.
@MainActor
public final class TextView: DashboardView {
    public let width: Int
    public private(set) var text = ""
    public private(set) var updates = 0

    /// - Parameter width: of the column of titles.
    public init(width: Int) {
        self.width = max(width, 2)
    }

    public func show(_ rows: [Row], of snapshot: Int) {
        updates += 1
        let lines = rows.map { "\(padded($0.title)) \(number($0.reading)) \($0.sparkline)" }
        text = (["№ \(snapshot)"] + lines).map { $0 + "\n" }.joined()
    }

    private func padded(_ title: String) -> String {
        guard title.count > width else { return title + String(repeating: " ", count: width - title.count) }
        return title.prefix(width - 1) + "…"
    }

    /// With one digit behind the point, rounded to the nearest; `–` for nothing.
    private func number(_ reading: Double?) -> String {
        guard let reading, reading.isFinite else { return "–" }
        let tenths = (reading * 10).rounded(.toNearestOrAwayFromZero)
        guard let whole = Int(exactly: tenths) else { return "∞" }
        let sign = whole < 0 ? "-" : ""
        return "\(sign)\(whole.magnitude / 10).\(whole.magnitude % 10)"
    }
}
