/// Walks through a template. Subclasses override what they want to see and call `super` to go on
/// into the parts.
open class TemplateVisitor {
    public required init() {}

    public final func visit(_ template: Template) {
        visit(template.nodes)
    }

    open func visit(_ nodes: [Node]) {
        nodes.forEach(visit)
    }

    open func visit(_ node: Node) {
        switch node {
        case .text:
            break
        case let .output(expression, _):
            visit(expression)
        case let .condition(branches, otherwise):
            for branch in branches {
                visit(branch.condition)
                visit(branch.body)
            }
            visit(otherwise)
        case let .loop(_, list, body, empty):
            visit(list)
            visit(body)
            visit(empty)
        case let .include(name, bindings):
            visit(name)
            for binding in bindings { visit(binding.value) }
        case let .assignment(binding):
            visit(binding.value)
        }
    }

    open func visit(_ expression: Expression) {
        switch expression {
        case .literal, .path:
            break
        case let .list(items):
            items.forEach(visit)
        case let .not(inner), let .negative(inner):
            visit(inner)
        case let .binary(_, left, right):
            visit(left)
            visit(right)
        case let .filtered(inner, call):
            visit(inner)
            call.arguments.forEach(visit)
        }
    }
}

/// Collects the variables a template needs from outside, without those it sets itself.
public final class VariableCollector: TemplateVisitor {
    public private(set) var names: Set<String> = []
    private var bound: Set<String> = ["loop"]

    public static func names(in template: Template) -> [String] {
        let collector = VariableCollector()
        collector.visit(template)
        return collector.names.sorted()
    }

    public override func visit(_ node: Node) {
        switch node {
        case let .loop(variable, list, body, empty):
            visit(list)
            let outer = bound
            bound.insert(variable)
            visit(body)
            bound = outer
            visit(empty)
        case let .assignment(binding):
            super.visit(node)
            bound.insert(binding.name)
        default:
            super.visit(node)
        }
    }

    public override func visit(_ expression: Expression) {
        if case let .path(path) = expression, !bound.contains(path.head) { names.insert(path.head) }
        super.visit(expression)
    }
}

/// Collects the filters a template uses.
public final class FilterCollector: TemplateVisitor {
    public private(set) var names: Set<String> = []

    public override func visit(_ expression: Expression) {
        if case let .filtered(_, call) = expression { names.insert(call.name) }
        super.visit(expression)
    }
}
