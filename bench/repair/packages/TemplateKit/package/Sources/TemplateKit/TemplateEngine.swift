import TemplateFilters
import TemplateSyntax
import TemplateText

/// Loads, keeps and renders templates. Every source is read and parsed once, also when many tasks ask
/// for it at the same time.
public actor TemplateEngine<Loader: TemplateLoader> {
    public nonisolated let loader: Loader
    private let filters: FilterRegistry
    private var templates: [Loader.Identity: Task<Template, any Error>] = [:]
    /// How many sources were asked of the loader.
    public private(set) var loadCount = 0

    public init(loader: Loader, filters: FilterRegistry = .standard) {
        self.loader = loader
        self.filters = filters
    }

    /// Renders the template of a name.
    /// - Throws: `LoadError`, `SyntaxError` or ``RenderError``.
    public nonisolated func render(
        _ name: String,
        with variables: [String: Value] = [:],
        options: RenderOptions = RenderOptions()
    ) async throws -> String {
        try await render(name, in: Scope(variables), options: options)
    }

    /// Renders the template of a name with the fields of a model.
    public nonisolated func render(
        _ name: String,
        model: some ValueConvertible,
        options: RenderOptions = RenderOptions()
    ) async throws -> String {
        try await render(name, in: Scope(of: model), options: options)
    }

    /// The parsed template of an identity. A failure is not kept, so that it may be tried again.
    func template(_ identity: Loader.Identity) async throws -> Template {
        if let known = templates[identity] { return try await known.value }
        loadCount += 1
        let task = Task { [loader] in
            try Template(parsing: await loader.source(of: identity))
        }
        templates[identity] = task
        do {
            return try await task.value
        } catch {
            templates[identity] = nil
            throw error
        }
    }

    /// Forgets all templates, so that changed sources are seen.
    public func forgetAll() {
        templates.removeAll()
    }

    private nonisolated func render(_ name: String, in scope: Scope, options: RenderOptions) async throws -> String {
        let context = FilterContext(locale: options.locale)
        let evaluator = Evaluator(filters: filters, missing: options.missing, context: context)
        let renderer = Renderer(engine: self, evaluator: evaluator, options: options)
        var output = Output(limit: options.maximumLength)
        var scope = scope
        try await renderer.render(name, into: &output, scope: &scope)
        return output.text
    }
}
