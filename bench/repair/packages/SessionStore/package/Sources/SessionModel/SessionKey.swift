/// A Swift value that a session can hold.
public protocol SessionConvertible: Sendable {
    init?(sessionValue: SessionValue)
    var sessionValue: SessionValue { get }
}

extension Bool: SessionConvertible {
    public init?(sessionValue: SessionValue) {
        guard case .flag(let flag) = sessionValue else { return nil }
        self = flag
    }

    public var sessionValue: SessionValue {
        return .flag(self)
    }
}

extension Int: SessionConvertible {
    public init?(sessionValue: SessionValue) {
        guard case .number(let number) = sessionValue else { return nil }
        self = number
    }

    public var sessionValue: SessionValue {
        return .number(self)
    }
}

extension String: SessionConvertible {
    public init?(sessionValue: SessionValue) {
        guard case .text(let text) = sessionValue else { return nil }
        self = text
    }

    public var sessionValue: SessionValue {
        return .text(self)
    }
}

extension Array: SessionConvertible where Element: SessionConvertible {
    /// `nil` if a single element is of another kind.
    public init?(sessionValue: SessionValue) {
        guard case .list(let values) = sessionValue else { return nil }
        let elements = values.compactMap { Element(sessionValue: $0) }
        guard elements.count == values.count else { return nil }
        self = elements
    }

    public var sessionValue: SessionValue {
        return .list(map(\.sessionValue))
    }
}

/// A name in a session together with the type of what it names.
public struct SessionKey<Value: SessionConvertible>: Hashable, Sendable {
    public let name: String

    public init(_ name: String) {
        self.name = name
    }
}
