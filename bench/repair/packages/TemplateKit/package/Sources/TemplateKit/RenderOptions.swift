import TemplateText

/// Keeps a number within bounds.
@propertyWrapper
public struct Bounded: Sendable, Hashable {
    private let range: ClosedRange<Int>
    private var value: Int

    public init(wrappedValue: Int, _ range: ClosedRange<Int>) {
        self.range = range
        value = min(max(wrappedValue, range.lowerBound), range.upperBound)
    }

    public var wrappedValue: Int {
        get { value }
        set { value = min(max(newValue, range.lowerBound), range.upperBound) }
    }
}

/// How a template is rendered.
public struct RenderOptions: Sendable {
    /// What happens to a variable nobody set.
    public enum Missing: Sendable {
        /// It is null.
        case null
        /// It is an error.
        case fails
    }

    public var escaping: Escaping
    public var locale: NumberLocale
    public var missing: Missing
    /// How deep templates may include each other.
    @Bounded(1...64) public var maximumDepth = 16
    /// How many UTF-8 bytes an output may have.
    @Bounded(1...16_777_216) public var maximumLength = 1_048_576

    public init(escaping: Escaping = .html, locale: NumberLocale = .english, missing: Missing = .null) {
        self.escaping = escaping
        self.locale = locale
        self.missing = missing
    }

    /// The same options for another place.
    public func with(escaping: Escaping) -> RenderOptions {
        var copy = self
        copy.escaping = escaping
        return copy
    }

    /// The same options for another language.
    public func with(locale: NumberLocale) -> RenderOptions {
        var copy = self
        copy.locale = locale
        return copy
    }
}
