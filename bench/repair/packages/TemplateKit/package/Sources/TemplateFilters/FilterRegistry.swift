import TemplateText

/// Filters by name.
public struct FilterRegistry: Sendable {
    private typealias Application = @Sendable (Value, [Value], FilterContext) throws(FilterError) -> Value

    private var applications: [String: Application] = [:]

    /// A registry without filters.
    public init() {}

    /// All filters of this package.
    public static let standard: FilterRegistry = {
        var registry = FilterRegistry()
        registry.register(UpperFilter.self)
        registry.register(LowerFilter.self)
        registry.register(CapitalizeFilter.self)
        registry.register(TrimFilter.self)
        registry.register(TruncateFilter.self)
        registry.register(ReplaceFilter.self)
        registry.register(DefaultFilter.self)
        registry.register(LengthFilter.self)
        registry.register(JoinFilter.self)
        registry.register(FirstFilter.self)
        registry.register(ReverseFilter.self)
        registry.register(PluralFilter.self)
        registry.register(NumberFilter.self)
        registry.register(CurrencyFilter.self)
        registry.register(URLFilter.self)
        return registry
    }()

    public var names: [String] { applications.keys.sorted() }

    /// Adds a filter; one of the same name is replaced.
    public mutating func register<Filter: TemplateFilter>(_ type: Filter.Type) {
        let filter = Filter()
        applications[type.name] = { value, arguments, context throws(FilterError) in
            var reader = ArgumentReader(arguments)
            let read = try filter.arguments(from: &reader)
            try reader.finish()
            return try filter.apply(to: value, read, in: context)
        }
    }

    /// Adds a filter without arguments.
    public mutating func register(_ name: String, _ transform: @escaping @Sendable (Value) -> Value) {
        applications[name] = { value, arguments, _ throws(FilterError) in
            guard arguments.isEmpty else { throw .tooManyArguments(allowed: 0) }
            return transform(value)
        }
    }

    public func apply(
        _ name: String,
        to value: Value,
        arguments: [Value] = [],
        in context: FilterContext
    ) throws(FilterError) -> Value {
        guard let application = applications[name] else { throw .unknown(name) }
        return try application(value, arguments, context)
    }
}
