import MetricModel

/// Something that measures. It may be used from everywhere at once.
public protocol Instrument: AnyObject, Sendable {
    /// What is needed to make one.
    associatedtype Settings: Sendable

    static var kind: MetricKind { get }
    init(settings: Settings)
    var value: MetricValue { get }
}

/// For instruments that need no settings.
public struct NoSettings: Hashable, Sendable {
    public init() {}
}

extension Instrument where Settings == NoSettings {
    public init() {
        self.init(settings: NoSettings())
    }
}
