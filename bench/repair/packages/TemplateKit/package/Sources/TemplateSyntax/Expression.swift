import TemplateText

/// What stands between the delimiters and has a value.
public indirect enum Expression: Sendable, Hashable {
    case literal(Value)
    case path(Path)
    case list([Expression])
    case not(Expression)
    case negative(Expression)
    case binary(Operator, Expression, Expression)
    case filtered(Expression, by: FilterCall)
}

/// A variable and the steps into it, such as `order.items.0.title`.
public struct Path: Sendable, Hashable, CustomStringConvertible {
    public enum Step: Sendable, Hashable {
        case key(String)
        case index(Int)
    }

    public let head: String
    public let steps: [Step]

    public init(_ head: String, _ steps: [Step] = []) {
        self.head = head
        self.steps = steps
    }

    public var description: String {
        steps.reduce(head) { text, step in
            switch step {
            case let .key(key): "\(text).\(key)"
            case let .index(index): "\(text).\(index)"
            }
        }
    }
}

/// A filter with its arguments.
public struct FilterCall: Sendable, Hashable {
    public let name: String
    public let arguments: [Expression]

    public init(name: String, arguments: [Expression] = []) {
        self.name = name
        self.arguments = arguments
    }
}

/// What joins two expressions. A higher precedence binds closer; all operators lean to the left.
public enum Operator: String, Sendable, Hashable, CaseIterable {
    case or
    case and
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case atMost = "<="
    case greater = ">"
    case atLeast = ">="
    case coalesce = "??"
    case plus = "+"
    case minus = "-"

    public var precedence: Int {
        switch self {
        case .or: 1
        case .and: 2
        case .equal, .notEqual: 3
        case .less, .atMost, .greater, .atLeast: 4
        case .coalesce: 5
        case .plus, .minus: 6
        }
    }
}
