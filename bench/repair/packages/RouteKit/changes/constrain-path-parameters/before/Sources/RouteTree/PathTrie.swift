import RouteHTTP

/// Why a pattern cannot be put into a trie.
public enum TrieError: Error, Equatable {
    /// Two patterns give the same segment different names.
    case conflictingNames(existing: String, new: String, pattern: String)
}

/// What a path found in a trie.
public struct PathMatch<Value: Sendable>: Sendable {
    public let value: Value
    public let pattern: PathPattern
    public let parameters: PathParameters
}

/// Values by path pattern. A path finds its most specific pattern: segment by segment a literal goes
/// before a parameter, that before a wildcard, and a catch-all comes last. A choice that leads to no
/// value is taken back.
public struct PathTrie<Value: Sendable>: Sendable {
    private struct Edge: Sendable {
        let name: String
        let node: Int
    }

    private struct Entry: Sendable {
        let pattern: PathPattern
        var value: Value
    }

    private struct Node: Sendable {
        var literals: [String: Int] = [:]
        var parameter: Edge?
        var wildcard: Int?
        var catchAll: Edge?
        var entry: Entry?
    }

    private var nodes = [Node()]
    /// The number of patterns that have a value.
    public private(set) var count = 0

    public init() {}

    /// Lets `change` set or alter the value of a pattern. Nothing is added when it leaves `nil`
    /// or throws.
    public mutating func update(_ pattern: PathPattern, _ change: (inout Value?) throws -> Void) throws {
        var index = 0
        for component in pattern.components {
            index = try step(from: index, along: component, of: pattern)
        }
        var value = nodes[index].entry?.value
        let had = value != nil
        try change(&value)
        nodes[index].entry = value.map { Entry(pattern: pattern, value: $0) }
        switch (had, value != nil) {
        case (false, true): count += 1
        case (true, false): count -= 1
        case (true, true), (false, false): break
        }
    }

    /// The most specific pattern for a path, or `nil`. A path with a broken escape matches nothing.
    public func match(_ path: String) -> PathMatch<Value>? {
        var segments: [String] = []
        for raw in path.split(separator: "/") {
            guard let segment = String(raw).percentDecoded() else { return nil }
            segments.append(segment)
        }
        var parameters = PathParameters()
        guard let entry = find(segments[...], from: 0, into: &parameters) else { return nil }
        return PathMatch(value: entry.value, pattern: entry.pattern, parameters: parameters)
    }

    /// All patterns with their values, sorted by the pattern's text.
    public var all: [(pattern: PathPattern, value: Value)] {
        nodes.compactMap(\.entry)
            .map { ($0.pattern, $0.value) }
            .sorted { $0.0.description < $1.0.description }
    }

    private mutating func step(from index: Int, along component: PathComponent, of pattern: PathPattern) throws -> Int {
        let known: Edge?
        switch component {
        case .literal(let text): known = nodes[index].literals[text].map { Edge(name: "", node: $0) }
        case .parameter: known = nodes[index].parameter
        case .wildcard: known = nodes[index].wildcard.map { Edge(name: "", node: $0) }
        case .catchAll: known = nodes[index].catchAll
        }
        let name = component.parameterName ?? ""
        if let known {
            guard known.name == name else {
                throw TrieError.conflictingNames(existing: known.name, new: name, pattern: pattern.description)
            }
            return known.node
        }
        let edge = Edge(name: name, node: nodes.count)
        nodes.append(Node())
        switch component {
        case .literal(let text): nodes[index].literals[text] = edge.node
        case .parameter: nodes[index].parameter = edge
        case .wildcard: nodes[index].wildcard = edge.node
        case .catchAll: nodes[index].catchAll = edge
        }
        return edge.node
    }

    private func find(_ segments: ArraySlice<String>, from index: Int, into parameters: inout PathParameters) -> Entry? {
        let node = nodes[index]
        guard let head = segments.first else { return node.entry }
        let rest = segments.dropFirst()
        let mark = parameters

        if let next = node.literals[head], let entry = find(rest, from: next, into: &parameters) {
            return entry
        }
        if let edge = node.parameter {
            parameters = mark
            parameters.keep(head, as: edge.name)
            if let entry = find(rest, from: edge.node, into: &parameters) { return entry }
        }
        parameters = mark
        if let next = node.wildcard, let entry = find(rest, from: next, into: &parameters) {
            return entry
        }
        parameters = mark
        if let edge = node.catchAll, let entry = nodes[edge.node].entry {
            parameters.keep(remainder: segments, as: edge.name)
            return entry
        }
        return nil
    }
}
