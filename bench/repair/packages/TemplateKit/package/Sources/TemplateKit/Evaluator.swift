import TemplateFilters
import TemplateSyntax
import TemplateText

/// Finds the values of expressions.
struct Evaluator: Sendable {
    let filters: FilterRegistry
    let missing: RenderOptions.Missing
    let context: FilterContext

    func value(of expression: Expression, in scope: Scope) throws(RenderError) -> Value {
        switch expression {
        case let .literal(value):
            return value
        case let .path(path):
            if let value = scope.value(at: path) { return value }
            guard missing == .null else { throw .unknownVariable(path.description) }
            return .null
        case let .list(items):
            var values: [Value] = []
            for item in items { values.append(try value(of: item, in: scope)) }
            return .list(values)
        case let .not(inner):
            return .bool(!(try value(of: inner, in: scope).isTruthy))
        case let .negative(inner):
            return try negative(of: value(of: inner, in: scope))
        case let .binary(sign, left, right):
            return try combine(sign, left, right, in: scope)
        case let .filtered(inner, call):
            return try filter(inner, by: call, in: scope)
        }
    }

    /// Like ``value(of:in:)``, but a variable nobody set is null in any case.
    private func optionalValue(of expression: Expression, in scope: Scope) throws(RenderError) -> Value {
        guard case let .path(path) = expression else { return try value(of: expression, in: scope) }
        return scope.value(at: path) ?? .null
    }

    private func filter(_ inner: Expression, by call: FilterCall, in scope: Scope) throws(RenderError) -> Value {
        // A default is what the author wrote for a variable nobody set.
        let input = call.name == "default" ? try optionalValue(of: inner, in: scope) : try value(of: inner, in: scope)
        var arguments: [Value] = []
        for argument in call.arguments { arguments.append(try value(of: argument, in: scope)) }
        do {
            return try filters.apply(call.name, to: input, arguments: arguments, in: context)
        } catch {
            throw .filter(call.name, error)
        }
    }

    private func negative(of value: Value) throws(RenderError) -> Value {
        switch value {
        case let .int(number):
            guard number != .min else { throw .overflow(.minus) }
            return .int(-number)
        case let .double(number):
            return .double(-number)
        default:
            throw .notANumber(value.kind)
        }
    }

    private func combine(
        _ sign: Operator,
        _ left: Expression,
        _ right: Expression,
        in scope: Scope
    ) throws(RenderError) -> Value {
        // These three look at their right side only when they need it.
        switch sign {
        case .and:
            let first = try value(of: left, in: scope)
            return first.isTruthy ? try value(of: right, in: scope) : first
        case .or:
            let first = try value(of: left, in: scope)
            return first.isTruthy ? first : try value(of: right, in: scope)
        case .coalesce:
            let first = try optionalValue(of: left, in: scope)
            if case .null = first { return try value(of: right, in: scope) }
            return first
        default:
            break
        }
        let first = try value(of: left, in: scope)
        let second = try value(of: right, in: scope)
        switch sign {
        case .equal: return .bool(first.isSame(as: second))
        case .notEqual: return .bool(!first.isSame(as: second))
        case .less, .atMost, .greater, .atLeast: return try compare(sign, first, second)
        case .plus, .minus: return try add(sign, first, second)
        case .and, .or, .coalesce: preconditionFailure("answered above")
        }
    }

    private func compare(_ sign: Operator, _ left: Value, _ right: Value) throws(RenderError) -> Value {
        guard let isLess = left.isLess(than: right), let isGreater = right.isLess(than: left) else {
            throw .wrongOperands(sign, left: left.kind, right: right.kind)
        }
        switch sign {
        case .less: return .bool(isLess)
        case .atMost: return .bool(!isGreater)
        case .greater: return .bool(isGreater)
        default: return .bool(!isLess)
        }
    }

    private func add(_ sign: Operator, _ left: Value, _ right: Value) throws(RenderError) -> Value {
        switch (left, right, sign) {
        case let (.int(left), .int(right), sign):
            let (sum, overflow) =
                sign == .plus ? left.addingReportingOverflow(right) : left.subtractingReportingOverflow(right)
            guard !overflow else { throw .overflow(sign) }
            return .int(sum)
        case let (.text(left), right, .plus):
            return .text(left + right.text)
        case let (left, .text(right), .plus):
            return .text(left.text + right)
        case let (.list(left), .list(right), .plus):
            return .list(left + right)
        default:
            guard let first = left.number, let second = right.number else {
                throw .wrongOperands(sign, left: left.kind, right: right.kind)
            }
            return .double(sign == .plus ? first + second : first - second)
        }
    }
}
