/// What a night costs.
public enum Rate: String, CaseIterable, Sendable {
    case basic, comfort, suite

    public var perNight: Int {
        switch self {
        case .basic: 60
        case .comfort: 90
        case .suite: 200
        }
    }

    /// The seventh night is free.
    public func price(nights: Int) -> Int {
        nights * perNight
    }

    public static func parse(_ name: String) -> Rate? {
        Rate(rawValue: name.lowercased())
    }
}
