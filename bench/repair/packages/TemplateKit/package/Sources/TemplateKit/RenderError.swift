import TemplateFilters
import TemplateSyntax

/// Why a template could not be rendered.
public enum RenderError: Error, Hashable {
    case unknownVariable(String)
    case wrongOperands(Operator, left: String, right: String)
    case notANumber(String)
    case notAList(String)
    case notAName(String)
    case filter(String, FilterError)
    case cycle([String])
    case tooDeep(limit: Int)
    case tooLong(limit: Int)
    case overflow(Operator)
}

extension RenderError: CustomStringConvertible {
    public var description: String {
        switch self {
        case let .unknownVariable(path): "nobody set “\(path)”"
        case let .wrongOperands(sign, left, right): "“\(sign.rawValue)” does not work on \(left) and \(right)"
        case let .notANumber(kind): "\(kind) has no negative"
        case let .notAList(kind): "a loop needs a list, not \(kind)"
        case let .notAName(kind): "an include needs a text, not \(kind)"
        case let .filter(name, error): "filter “\(name)”: \(error)"
        case let .cycle(names): "templates include each other: \(names.joined(separator: " → "))"
        case let .tooDeep(limit): "templates are nested deeper than \(limit)"
        case let .tooLong(limit): "the output is longer than \(limit) bytes"
        case let .overflow(sign): "the result of “\(sign.rawValue)” is too large"
        }
    }
}
