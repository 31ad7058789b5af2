/// What is wrong with a template or with what it is filled with. Offsets count UTF-8 bytes from 0.
public enum TemplateError: Error, Hashable, Sendable {
    case unterminated(offset: Int)
    case unknownBlock(String, offset: Int)
    case unbalanced(String, offset: Int)
    case missingValue(String)
    case notAList(String)
    case unknownTemplate(String)
    case missingSubject(template: String)
}

extension TemplateError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unterminated(let offset): "'{{' at \(offset) is not closed"
        case .unknownBlock(let name, let offset): "unknown block '\(name)' at \(offset)"
        case .unbalanced(let name, let offset): "'\(name)' at \(offset) does not fit"
        case .missingValue(let name): "'\(name)' has no value"
        case .notAList(let name): "'\(name)' is not a list"
        case .unknownTemplate(let name): "there is no template '\(name)'"
        case .missingSubject(let name): "template '\(name)' has no subject"
        }
    }
}
