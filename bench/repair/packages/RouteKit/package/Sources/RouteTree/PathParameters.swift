/// Why a parameter could not be had.
public enum ParameterError: Error, Equatable {
    case missing(String)
    case malformed(String, value: String, expected: String)
}

extension ParameterError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .missing(let name):
            "The path has no parameter “\(name)”."
        case .malformed(let name, let value, let expected):
            "The parameter “\(name)” is “\(value)”, which is no \(expected)."
        }
    }
}

/// What a pattern kept of a path. Values are percent-decoded.
public struct PathParameters: Sendable, Equatable {
    private var values: [String: String] = [:]
    /// The segments a catch-all matched, in order; empty without one.
    public private(set) var remainder: [String] = []

    public init() {}

    public var count: Int { values.count }

    public subscript(name: String) -> String? { values[name] }

    /// A parameter as any type that reads itself from text.
    /// - Throws: ``ParameterError`` when it is missing or cannot be read.
    public func require<T: LosslessStringConvertible>(_ name: String, as type: T.Type = T.self) throws -> T {
        guard let text = values[name] else { throw ParameterError.missing(name) }
        guard let value = T(text) else {
            throw ParameterError.malformed(name, value: text, expected: String(describing: type))
        }
        return value
    }

    mutating func keep(_ value: String, as name: String) {
        values[name] = value
    }

    mutating func keep(remainder segments: some Sequence<String>, as name: String) {
        remainder = Array(segments)
        values[name] = remainder.joined(separator: "/")
    }
}
