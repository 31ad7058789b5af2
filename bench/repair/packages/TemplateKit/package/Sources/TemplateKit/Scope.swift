import TemplateSyntax
import TemplateText

/// The variables a part of a template sees: inner ones hide outer ones.
public struct Scope: Sendable {
    private var frames: [[String: Value]]

    public init(_ variables: [String: Value] = [:]) {
        frames = [variables]
    }

    /// A scope with the fields of something that becomes a record; anything else is `value`.
    public init(of model: some ValueConvertible) {
        switch model.templateValue {
        case let .record(fields): self.init(fields)
        case let other: self.init(["value": other])
        }
    }

    public subscript(name: String) -> Value? {
        get { frames.lazy.reversed().compactMap { $0[name] }.first }
        set { frames[frames.count - 1][name] = newValue }
    }

    /// The value at a path; `nil` when a step leads nowhere.
    public func value(at path: Path) -> Value? {
        path.steps.reduce(self[path.head]) { value, step in
            switch step {
            case let .key(key): value?[key]
            case let .index(index): value?[index]
            }
        }
    }

    mutating func push(_ variables: [String: Value] = [:]) {
        frames.append(variables)
    }

    mutating func pop() {
        precondition(frames.count > 1, "the outermost frame stays")
        frames.removeLast()
    }
}
