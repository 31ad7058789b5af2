import TemplateText

/// What a filter may know about the place it works in.
public struct FilterContext: Sendable {
    public let locale: NumberLocale

    public init(locale: NumberLocale = .english) {
        self.locale = locale
    }
}

/// Turns a value into another one.
public protocol TemplateFilter: Sendable {
    /// The arguments in a form the filter can use.
    associatedtype Arguments: Sendable

    static var name: String { get }

    init()

    /// Reads the arguments.
    /// - Throws: ``FilterError`` when there are too few, too many or of the wrong kind.
    func arguments(from reader: inout ArgumentReader) throws(FilterError) -> Arguments

    func apply(to value: Value, _ arguments: Arguments, in context: FilterContext) throws(FilterError) -> Value
}

extension TemplateFilter where Arguments == Void {
    public func arguments(from reader: inout ArgumentReader) throws(FilterError) {}
}

/// Why a filter could not work.
public enum FilterError: Error, Hashable {
    case unknown(String)
    case missingArgument(Int)
    case tooManyArguments(allowed: Int)
    case wrongArgument(Int, expected: String, found: String)
    case wrongInput(expected: String, found: String)
}

extension FilterError: CustomStringConvertible {
    public var description: String {
        switch self {
        case let .unknown(name): "there is no filter “\(name)”"
        case let .missingArgument(number): "argument \(number) is missing"
        case let .tooManyArguments(allowed): "at most \(allowed) arguments are allowed"
        case let .wrongArgument(number, expected, found): "argument \(number) is \(found), expected \(expected)"
        case let .wrongInput(expected, found): "the value is \(found), expected \(expected)"
        }
    }
}

/// Hands out arguments one after the other.
public struct ArgumentReader {
    private let values: [Value]
    private var index = 0

    public init(_ values: [Value]) {
        self.values = values
    }

    /// The next argument as a text, or a default when there is none.
    public mutating func text(default fallback: String? = nil) throws(FilterError) -> String {
        guard let value = next() else { return try fallback.orMissing(index + 1) }
        guard case let .text(text) = value else {
            throw .wrongArgument(index, expected: "text", found: value.kind)
        }
        return text
    }

    /// The next argument as a whole number, or a default when there is none.
    public mutating func int(default fallback: Int? = nil) throws(FilterError) -> Int {
        guard let value = next() else { return try fallback.orMissing(index + 1) }
        guard case let .int(number) = value else {
            throw .wrongArgument(index, expected: "int", found: value.kind)
        }
        return number
    }

    /// The next argument, whatever it is.
    public mutating func any() throws(FilterError) -> Value {
        guard let value = next() else { throw .missingArgument(index + 1) }
        return value
    }

    func finish() throws(FilterError) {
        guard index >= values.count else { throw .tooManyArguments(allowed: index) }
    }

    private mutating func next() -> Value? {
        guard index < values.count else { return nil }
        defer { index += 1 }
        return values[index]
    }
}

extension Optional {
    fileprivate func orMissing(_ number: Int) throws(FilterError) -> Wrapped {
        guard let self else { throw .missingArgument(number) }
        return self
    }
}
