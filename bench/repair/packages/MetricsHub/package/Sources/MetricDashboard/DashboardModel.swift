import MetricModel
import MetricRegistry

/// A panel with what it shows now.
public struct Row: Hashable, Sendable {
    public let title: String
    public let reading: Double?
    public let sparkline: String

    public init(title: String, reading: Double?, sparkline: String) {
        self.title = title
        self.reading = reading
        self.sparkline = sparkline
    }
}

/// Shows rows, on the main actor.
@MainActor
public protocol DashboardView: AnyObject {
    func show(_ rows: [Row], of snapshot: Int)
}

/// What a dashboard shows. It lives on the main actor, and is told of snapshots from everywhere.
@MainActor
public final class DashboardModel: SnapshotObserver {
    public nonisolated let name: String
    public nonisolated let panels: [Panel]
    public weak var view: (any DashboardView)?
    public private(set) var rows: [Row] = []
    public private(set) var skipped = 0
    private nonisolated let inbox: Inbox
    private var sparklines: [Sparkline]
    private var previous: Snapshot?

    public nonisolated init(name: String, panels: [Panel], history: Int = 8, capacity: Int = 16) {
        self.name = name
        self.panels = panels
        self.inbox = Inbox(capacity: capacity)
        self.sparklines = Array(repeating: Sparkline(width: history), count: panels.count)
    }

    /// Returns at once; the main actor takes the snapshot when it has time.
    public nonisolated func receive(_ snapshot: Snapshot) {
        guard inbox.put(snapshot) else { return }
        Task { @MainActor in
            self.drain()
        }
    }

    /// Takes all snapshots that wait.
    /// - Returns: how many there were.
    @discardableResult
    public func drain() -> Int {
        let snapshots = inbox.takeAll()
        for snapshot in snapshots {
            apply(snapshot)
        }
        return snapshots.count
    }

    /// Takes what a registry tells, until it tells no more.
    public func follow(_ snapshots: AsyncStream<Snapshot>) async {
        for await snapshot in snapshots {
            apply(snapshot)
        }
    }

    /// A snapshot that is not newer than the last is skipped.
    private func apply(_ snapshot: Snapshot) {
        if let previous, snapshot.number <= previous.number {
            skipped += 1
            return
        }
        rows = panels.enumerated().map { index, panel in
            let reading = panel.reading(of: snapshot, after: previous)
            if let reading {
                sparklines[index].add(reading)
            }
            return Row(title: panel.title, reading: reading, sparkline: sparklines[index].text)
        }
        previous = snapshot
        view?.show(rows, of: snapshot.number)
    }
}

extension DashboardModel: CustomStringConvertible {
    public nonisolated var description: String {
        "\(name) (\(panels.count) \(panels.count == 1 ? "panel" : "panels"))"
    }
}

extension DashboardModel: Hashable {
    public nonisolated static func == (left: DashboardModel, right: DashboardModel) -> Bool {
        left === right
    }

    public nonisolated func hash(into hasher: inout Hasher) {
        hasher.combine(ObjectIdentifier(self))
    }
}
