import TemplateSyntax
import TemplateText

/// Text that must not become longer than a limit.
struct Output: Sendable {
    let limit: Int
    private(set) var text = ""
    private var length = 0

    init(limit: Int) {
        self.limit = limit
    }

    mutating func append(_ part: String) throws(RenderError) {
        length += part.utf8.count
        guard length <= limit else { throw .tooLong(limit: limit) }
        text += part
    }
}

/// Renders one template and what it includes.
struct Renderer<Loader: TemplateLoader>: Sendable {
    /// The names and identities of the templates that are being rendered, the outermost first.
    struct Trail: Sendable {
        var entries: [(name: String, identity: Loader.Identity)] = []

        func contains(_ identity: Loader.Identity) -> Bool {
            entries.contains { $0.identity == identity }
        }
    }

    let engine: TemplateEngine<Loader>
    let evaluator: Evaluator
    let options: RenderOptions

    func render(
        _ name: String,
        into output: inout Output,
        scope: inout Scope,
        trail: Trail = Trail()
    ) async throws {
        let identity = try engine.loader.identity(of: name, includedBy: trail.entries.last?.identity)
        var inner = trail
        inner.entries.append((name, identity))
        guard !trail.contains(identity) else { throw RenderError.cycle(inner.entries.map(\.name)) }
        guard inner.entries.count <= options.maximumDepth else {
            throw RenderError.tooDeep(limit: options.maximumDepth)
        }
        let template = try await engine.template(identity)
        try await render(template.nodes, into: &output, scope: &scope, trail: inner)
    }

    private func render(
        _ nodes: [Node],
        into output: inout Output,
        scope: inout Scope,
        trail: Trail
    ) async throws {
        for node in nodes {
            switch node {
            case let .text(text):
                try output.append(text)
            case let .output(expression, isRaw):
                let text = try evaluator.value(of: expression, in: scope).text
                try output.append(isRaw ? text : options.escaping.apply(to: text))
            case let .condition(branches, otherwise):
                let chosen = try branches.first { try evaluator.value(of: $0.condition, in: scope).isTruthy }
                try await render(chosen?.body ?? otherwise, into: &output, scope: &scope, trail: trail)
            case let .loop(variable, list, body, empty):
                let items = try self.items(of: list, in: scope)
                if items.isEmpty {
                    try await render(empty, into: &output, scope: &scope, trail: trail)
                }
                for (index, item) in items.enumerated() {
                    try Task.checkCancellation()
                    scope.push([variable: item, "loop": Self.state(at: index, of: items.count)])
                    defer { scope.pop() }
                    try await render(body, into: &output, scope: &scope, trail: trail)
                }
            case let .include(expression):
                let name = try evaluator.value(of: expression, in: scope)
                guard case let .text(name) = name else { throw RenderError.notAName(name.kind) }
                scope.push()
                defer { scope.pop() }
                try await render(name, into: &output, scope: &scope, trail: trail)
            case let .assignment(name, expression):
                scope[name] = try evaluator.value(of: expression, in: scope)
            }
        }
    }

    /// What is looped over; null is an empty list, and a record is a list of keys and values.
    private func items(of list: Expression, in scope: Scope) throws -> [Value] {
        switch try evaluator.value(of: list, in: scope) {
        case let .list(items):
            return items
        case let .record(fields):
            return fields.sorted { $0.key < $1.key }.map { ["key": .text($0.key), "value": $0.value] }
        case .null:
            return []
        case let other:
            throw RenderError.notAList(other.kind)
        }
    }

    private static func state(at index: Int, of count: Int) -> Value {
        [
            "index": .int(index + 1),
            "first": .bool(index == 0),
            "last": .bool(index == count - 1),
            "count": .int(count),
        ]
    }
}
