import RouteHTTP

/// One step of a pattern.
public enum PathComponent: Sendable, Hashable {
    /// `users`: exactly this text.
    case literal(String)
    /// `:id`: any one segment, kept under a name.
    case parameter(String)
    /// `:id<int>`: one segment of a certain kind, kept under a name.
    case constrained(String, SegmentKind)
    /// `*`: any one segment, not kept.
    case wildcard
    /// `**rest`: all segments to the end, at least one, kept under a name.
    case catchAll(String)

    /// The name under which the component keeps what it matched.
    public var parameterName: String? {
        switch self {
        case .literal, .wildcard: nil
        case .parameter(let name), .catchAll(let name), .constrained(let name, _): name
        }
    }
}

/// Why a pattern cannot be used.
public enum PatternError: Error, Equatable {
    case missingLeadingSlash(String)
    case unnamedParameter(String)
    case duplicateParameter(String, pattern: String)
    case catchAllNotLast(String)
    case unknownKind(String, pattern: String)
}

extension PatternError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .missingLeadingSlash(let pattern):
            "The pattern “\(pattern)” does not begin with a slash."
        case .unnamedParameter(let pattern):
            "The pattern “\(pattern)” has a parameter without a name."
        case .duplicateParameter(let name, let pattern):
            "The pattern “\(pattern)” uses the name “\(name)” twice."
        case .catchAllNotLast(let pattern):
            "The pattern “\(pattern)” goes on after its catch-all."
        case .unknownKind(let kind, let pattern):
            "The pattern “\(pattern)” asks for the kind “\(kind)”, which does not exist."
        }
    }
}

/// A parsed path such as `/users/:id/files/**path`.
public struct PathPattern: Sendable, Hashable {
    public let components: [PathComponent]

    /// Reads a pattern. Empty segments are ignored, so `/a//b/` is `/a/b`.
    public init(_ text: String) throws {
        guard text.hasPrefix("/") else { throw PatternError.missingLeadingSlash(text) }
        var components: [PathComponent] = []
        var names: Set<String> = []
        for segment in text.split(separator: "/") {
            if case .catchAll? = components.last { throw PatternError.catchAllNotLast(text) }
            let component = try Self.component(String(segment), of: text)
            if let name = component.parameterName, !names.insert(name).inserted {
                throw PatternError.duplicateParameter(name, pattern: text)
            }
            components.append(component)
        }
        self.components = components
    }

    private init(components: [PathComponent]) {
        self.components = components
    }

    /// This pattern with another one behind it; parameters are checked again.
    public func appending(_ other: PathPattern) throws -> PathPattern {
        guard !components.isEmpty else { return other }
        guard !other.components.isEmpty else { return self }
        return try PathPattern(description + other.description)
    }

    /// The names of all parameters, in order.
    public var parameterNames: [String] {
        components.compactMap(\.parameterName)
    }

    public static let root = PathPattern(components: [])

    private static func component(_ segment: String, of pattern: String) throws -> PathComponent {
        if segment == "*" { return .wildcard }
        if segment.hasPrefix("**") {
            return .catchAll(try named(segment.dropFirst(2), of: pattern))
        }
        guard segment.hasPrefix(":") else { return .literal(segment) }
        let rest = segment.dropFirst()
        if rest.hasSuffix(">"), let mark = rest.firstIndex(of: "<") {
            let kindName = String(rest[rest.index(after: mark)...].dropLast())
            guard let kind = SegmentKind(rawValue: kindName) else {
                throw PatternError.unknownKind(kindName, pattern: pattern)
            }
            return .constrained(try named(rest[..<mark], of: pattern), kind)
        }
        return .parameter(try named(rest, of: pattern))
    }

    private static func named(_ name: Substring, of pattern: String) throws -> String {
        guard !name.isEmpty else { throw PatternError.unnamedParameter(pattern) }
        return String(name)
    }
}

extension PathPattern: CustomStringConvertible {
    public var description: String {
        guard !components.isEmpty else { return "/" }
        return components.reduce(into: "") { text, component in
            text += "/"
            switch component {
            case .literal(let literal): text += literal
            case .parameter(let name): text += ":" + name
            case .constrained(let name, let kind): text += ":\(name)<\(kind.rawValue)>"
            case .wildcard: text += "*"
            case .catchAll(let name): text += "**" + name
            }
        }
    }
}
