import SessionModel

/// Writes sessions as plain text. Subclasses change the parts.
open class SessionReport {
    public let title: String
    /// How wide the column of names is.
    public let width: Int

    public required init(title: String, width: Int) {
        self.title = title
        self.width = max(width, 4)
    }

    public convenience init(title: String) {
        self.init(title: title, width: 12)
    }

    /// The whole report; each line ends with a line feed.
    public final func render(_ sessions: [Session], policy: ExpiryPolicy, at now: Moment) -> String {
        let summary = SessionSummary(of: sessions, policy: policy, at: now)
        var lines = header(summary)
        for session in sessions {
            lines.append(line(for: session, expiry: policy.expiry(of: session, at: now), at: now))
        }
        lines += footer(summary)
        return lines.map { $0 + "\n" }.joined()
    }

    open func header(_ summary: SessionSummary) -> [String] {
        return [title, String(repeating: "=", count: title.count)]
    }

    open func line(for session: Session, expiry: Expiry, at now: Moment) -> String {
        return "\(padded(session.user ?? "—")) \(session.id) \(state(expiry, at: now))"
    }

    open func footer(_ summary: SessionSummary) -> [String] {
        return ["\(summary.total) sessions, \(summary.expired) expired, \(summary.knownPercent) % known"]
    }

    /// How a session stands, in words.
    open func state(_ expiry: Expiry, at now: Moment) -> String {
        switch expiry {
        case .alive(until: nil): return "for ever"
        case .alive(until: let end?): return "ends in \(end.since(now))"
        case .expired(.tooOld): return "too old"
        }
    }

    /// A name cut or filled to the width.
    public final func padded(_ name: String) -> String {
        guard name.count > width else { return name + String(repeating: " ", count: width - name.count) }
        return name.prefix(width - 1) + "…"
    }
}
