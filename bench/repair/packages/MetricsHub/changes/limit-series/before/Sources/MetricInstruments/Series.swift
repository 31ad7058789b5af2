import MetricModel
import Synchronization

/// All instruments of one metric, by their labels. They come into being when they are asked for.
public final class Series<Member: Instrument>: Sendable {
    public let name: MetricName
    public let help: String
    private let settings: Member.Settings
    private let members = Mutex<[Labels: Member]>([:])

    public init(name: MetricName, help: String, settings: Member.Settings) {
        self.name = name
        self.help = help
        self.settings = settings
    }

    /// The instrument for those labels.
    public func with(_ labels: Labels = .empty) -> Member {
        members.withLock { members in
            if let member = members[labels] {
                return member
            }
            let member = Member(settings: settings)
            members[labels] = member
            return member
        }
    }

    /// The instrument for labels that need not be right.
    /// - Throws: `MetricError.invalidLabel`.
    public func with(_ pairs: [String: String]) throws(MetricError) -> Member {
        with(try Labels(pairs))
    }

    public var count: Int {
        members.withLock { $0.count }
    }

    /// Forgets instruments; who holds one measures in vain.
    /// - Returns: how many.
    @discardableResult
    public func removeAll(where labels: Labels) -> Int {
        members.withLock { members in
            let before = members.count
            members = members.filter { !$0.key.contains(labels) }
            return before - members.count
        }
    }
}

/// A series of whatever kind, as a registry sees it.
public protocol AnySeries: Sendable {
    var name: MetricName { get }
    var kind: MetricKind { get }
    func family() throws(MetricError) -> Family
}

extension Series: AnySeries {
    public var kind: MetricKind { Member.kind }

    public func family() throws(MetricError) -> Family {
        let samples = members.withLock { members in
            members.map { Sample(labels: $0.key, value: $0.value.value) }
        }
        return try Family(name: name, kind: kind, help: help, samples: samples)
    }
}
